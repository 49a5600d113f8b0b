"""Prints, for each member of the cast, the address that signs in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from faitiere.demo import entrance


class Command(BaseCommand):
    """Keyboard entrance."""

    help = "Affiche, pour chaque personnage de la démonstration, l’adresse qui ouvre sa session."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the origin of the addresses."""
        parser.add_argument("--origin", default="", help="Début des adresses ; par défaut FAITIERE_SITE_URL.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line per player."""
        for player, address in entrance.addresses(options["origin"]):
            self.stdout.write(f"{player.first_name:<8} {player.role}\n         {address}")
