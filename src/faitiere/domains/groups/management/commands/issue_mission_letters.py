"""Issue every mission letter due on a day, from the keyboard."""

from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify

from faitiere.domains.groups.queries.missions import Mission, missions_on
from faitiere.domains.groups.services import mission_letters
from faitiere.domains.groups.services.mission_letters import Outcome
from faitiere.domains.letters.choices import ItemState
from faitiere.domains.letters.models import Letter
from faitiere.domains.letters.services import letters
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.errors import BusinessError

_WORDS = {
    ItemState.ISSUED.value: "émise",
    ItemState.KEPT.value: "déjà émise",
    ItemState.REFUSED.value: "refusée",
}


class Command(BaseCommand):
    """Write one PDF for each named person who presides a group in force, and list the groups left out.

    A letter holds for the term of its mandate: who received one earlier is listed and gets no second one.
    """

    help = "Émet les lettres de mission dues à une date : un PDF par présidence, et la liste des groupes écartés."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--on", type=date.fromisoformat, help="date des lettres, AAAA-MM-JJ (défaut : aujourd’hui)")
        parser.add_argument("--out", type=Path, help="dossier où écrire les fichiers")
        parser.add_argument("--dry-run", action="store_true", help="montre ce qui serait émis, sans rien écrire")
        parser.add_argument(
            "--reissue", default="", metavar="MOTIF", help="remplace les lettres dont les données ont changé"
        )
        parser.add_argument("--word", action="store_true", help="écrit aussi les fichiers Word")
        parser.add_argument("--print-file", type=Path, help="écrit toutes les lettres en un seul PDF à imprimer")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Issue, write, tell."""
        on = options["on"] or clock.today()
        if options["dry_run"]:
            self._tell_dry(missions_on(on)[0], on)
        else:
            if options["out"] is None:
                raise CommandError("Dites où écrire les lettres : --out DOSSIER (ou --dry-run pour seulement voir).")
            self._issue(on, options)
        self.stdout.write("\nGroupes sans lettre")
        for one in mission_letters.left_out(on):
            self.stdout.write(f"  {one.group.name} : {one.reason}")

    def _issue(self, on: date, options: dict[str, Any]) -> None:
        out: Path = options["out"]
        out.mkdir(parents=True, exist_ok=True)
        by = System("Ligne de commande")
        done: list[Outcome] = []
        for outcome in mission_letters.issue_all(on=on, by=by, now=clock.now(), reason=options["reissue"]):
            name = self._written(outcome, on, out, word=options["word"])
            number = str(outcome.letter or "–")
            self.stdout.write(f"{number:<13} {_WORDS[outcome.state]:<22} {outcome.mission.label:<60} {name}".rstrip())
            if outcome.refusal:
                self.stderr.write(f"              {outcome.refusal}")
            done.append(outcome)
        made = [outcome.letter for outcome in done if outcome.letter and outcome.letter.issued_on == on]
        refused = sum(outcome.letter is None for outcome in done)
        self.stdout.write(f"\nLettres écrites dans {out} : {len(made)}. Refusées : {refused}.")
        if options["print_file"]:
            self._write_print_file(made, options["print_file"], on)

    def _written(self, outcome: Outcome, on: date, out: Path, *, word: bool) -> str:
        """Write the files of a letter of that day; one issued earlier, which still holds, is only named."""
        if outcome.letter is None or outcome.letter.issued_on != on:
            return f"lettre du {outcome.letter.issued_on:%d/%m/%Y}" if outcome.letter else ""
        stem = file_stem(outcome.mission)
        files = {f"{stem}.pdf": outcome.letter.pdf, f"{stem}.docx": outcome.letter.docx}
        wanted = {name: file for name, file in files.items() if file and (word or not name.endswith(".docx"))}
        for name, file in (wanted or {f"{stem}.docx": outcome.letter.docx}).items():
            with file.open() as source:
                (out / name).write_bytes(source.read())
        return ", ".join(wanted or [f"{stem}.docx"])

    def _write_print_file(self, made: list[Letter], path: Path, on: date) -> None:
        path.write_bytes(letters.print_file(made, on=on))
        self.stdout.write(f"À imprimer : {path}")

    def _tell_dry(self, missions: Sequence[Mission], on: date) -> None:
        for mission in missions:
            self.stdout.write(f"{mission.label:<60} {file_stem(mission)}.pdf")
            try:
                problems = mission_letters.preview(mission.mandate, on=on).problems
            except BusinessError as refusal:
                problems = [str(refusal)]
            for problem in problems:
                self.stderr.write(f"    {problem}")
        self.stdout.write(f"\nÀ émettre : {len(missions)}")


def file_stem(mission: Mission) -> str:
    """Return « senegal-ngatcha »."""
    return f"{mission.group.slug}-{slugify(mission.person.last_name)}"
