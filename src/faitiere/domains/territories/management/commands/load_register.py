"""``manage.py load_register PATH``: a vintage of the national register, shown before it is applied."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from faitiere.domains.territories.services import register as services
from faitiere.gateways import register, register_annexes
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.imports import batches
from faitiere.kernel.imports.models import ImportBatch

LABELS = {
    "new": "nouvelles",
    "former": "communes déléguées ou associées, et anciens départements",
    "renamed": "renommées",
    "merged": "réunies à une autre",
    "gone": "disparues sans successeur connu",
    "changed": "autres changements",
    "confirmed": "sans autre changement que le millésime",
    "kept": "corrections faites à la main, conservées",
}

DETAILED = frozenset({"renamed", "merged", "gone"})


class Command(BaseCommand):
    """Show what a vintage would change, apply it when told, or undo it."""

    help = "Charge un millésime du registre national des collectivités, après avoir montré ce qui change."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say which vintage, and what to do with it."""
        parser.add_argument("path", nargs="?", type=Path, help="dossier du paquet, dossier « data » ou archive .tgz")
        parser.add_argument("--year", type=int, help="millésime, quand le paquet ne le dit pas")
        parser.add_argument("--yes", "--apply", action="store_true", help="applique sans poser de question")
        parser.add_argument("--undo", type=int, metavar="N", help="annule l’import n° N")
        parser.add_argument("--annexes", type=Path, default=settings.ROOT / "data" / "register")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Undo, or prepare and perhaps apply."""
        try:
            if options["undo"] is not None:
                self._undo(options["undo"])
            elif options["path"] is None:
                raise CommandError("Indiquez le chemin d’un millésime, ou --undo N.")
            else:
                self._load(options)
        except (BusinessError, register.RegisterUnreadable) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _undo(self, number: int) -> None:
        batch = ImportBatch.objects.filter(pk=number).first()
        if batch is None:
            raise CommandError(f"Il n’y a pas d’import n° {number}.")
        services.undo(batch, by=System(), now=clock.now())
        self.stdout.write(f"Import n° {number} annulé.")

    def _load(self, options: dict[str, Any]) -> None:
        vintage = register.read(options["path"], year=options["year"])
        annexes = register_annexes.read(options["annexes"])
        batch = services.prepare(vintage, annexes, by=System(), now=clock.now())
        self._show(batch)
        if services.is_empty(batch):
            self.stdout.write("Rien à changer : ce millésime est déjà chargé.")
            batches.set_aside(batch, by=System(), now=clock.now())
        elif options["yes"] or self._agreed():
            services.apply(batch, vintage, annexes, by=System(), now=clock.now())
            self.stdout.write(f"Import n° {batch.pk} appliqué. Pour l’annuler : load_register --undo {batch.pk}")
        else:
            self.stdout.write(f"Import n° {batch.pk} préparé, non appliqué.")

    def _show(self, batch: ImportBatch) -> None:
        self.stdout.write(f"{batch.source}, millésime {batch.summary['year']} :")
        for heading, label in LABELS.items():
            count = batch.summary["counts"].get(heading)
            if count:
                self.stdout.write(f"  {count:>6} {label}")
                for sample in batch.summary["samples"][heading] if heading in DETAILED else ():
                    self.stdout.write(f"         {sample}")

    def _agreed(self) -> bool:
        return input("Appliquer ? (oui/non) ").strip().lower() in {"o", "oui"}
