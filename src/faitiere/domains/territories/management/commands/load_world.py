"""``manage.py load_world``: the countries of the world."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from faitiere.domains.territories.services import world as services
from faitiere.gateways import world
from faitiere.kernel.audit.log import System


class Command(BaseCommand):
    """Load countries; running it again corrects names and changes nothing else."""

    help = "Charge les pays du monde (noms CLDR, grammaire française)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say where the files are."""
        parser.add_argument("folder", nargs="?", type=Path, default=settings.ROOT / "data" / "world")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the files, call the service, say how many."""
        touched = services.load_countries(world.countries(options["folder"]), by=System())
        self.stdout.write(f"{touched} pays créés ou corrigés.")
