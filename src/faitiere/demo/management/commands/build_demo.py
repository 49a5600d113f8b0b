"""Builds the demo network, once."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from faitiere.demo import build
from faitiere.demo.progress import Progress
from faitiere.kernel import clock


class Command(BaseCommand):
    """Keyboard entrance."""

    help = "Construit le réseau de démonstration ; relancée, ne change rien."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the folder of another vintage of the register."""
        parser.add_argument("--register", type=Path, default=build.REGISTER, help="Dossier du registre national.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, saying how far it has come."""
        self.stdout.ending = ""  # the bar redraws its own line
        progress = Progress(self.stdout, steps=len(build.STEPS))
        if not build.build(progress, register=options["register"], now=clock.now()):
            self.stdout.write("Le réseau de démonstration est déjà construit.\n")
            if build.is_outdated():
                self.stdout.write("Ses données ont changé depuis : « make demo-reset » le reconstruit.\n")
