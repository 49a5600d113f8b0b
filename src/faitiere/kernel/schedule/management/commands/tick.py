"""`manage.py tick`: fire what the schedule says is due."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from faitiere.kernel import clock
from faitiere.kernel.schedule import ticking


class Command(BaseCommand):
    """Fires due tasks once, or every few seconds until stopped."""

    help = "Déclenche les tâches programmées qui sont dues."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pace."""
        parser.add_argument("--every", type=int, metavar="SECONDES", help="recommence sans fin, à ce rythme")

    def handle(self, *args: Any, every: int | None, **options: Any) -> None:
        """Tick, and again."""
        while True:
            for name in ticking.tick(settings.SCHEDULE, now=clock.real_now()):
                self.stdout.write(name)
            if every is None:
                return
            time.sleep(every)
