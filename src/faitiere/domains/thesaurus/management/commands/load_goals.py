"""``manage.py load_goals``: the sustainable development goals."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from faitiere.domains.thesaurus.services import goals
from faitiere.gateways import world
from faitiere.kernel.audit.log import System


class Command(BaseCommand):
    """Load the seventeen goals; running it again changes nothing."""

    help = "Charge les objectifs de développement durable de l’Agenda 2030."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say where the file is."""
        parser.add_argument("folder", nargs="?", type=Path, default=settings.ROOT / "data" / "world")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the file, call the service, say how many."""
        touched = goals.load(world.goals(options["folder"]), by=System())
        self.stdout.write(f"{touched} objectifs créés ou corrigés.")
