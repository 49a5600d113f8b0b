"""`manage.py workers`: who works, what waits, what is late. Fails when somebody should look."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from faitiere.kernel import clock
from faitiere.kernel.queue import watching


class Command(BaseCommand):
    """Says how the work goes, to a person or to a monitor."""

    help = "Dit qui travaille, ce qui attend et ce qui est en retard ; échoue si personne ne travaille."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print, and fail when something is wrong."""
        found = watching.health(settings.SCHEDULE, now=clock.real_now())
        for worker in found.workers:
            since = timezone.localtime(worker.started_at)
            self.stdout.write(f"au travail : {worker.name} ({worker.engine}), depuis le {since:%d/%m/%Y à %H:%M}")
        if not settings.BROKER:
            self.stdout.write(f"tâches en attente : {found.waiting}")
        for run in found.broken:
            self.stdout.write(f"en erreur : {run.name}, {run.error}")
        for run in found.late:
            self.stdout.write(f"en retard : {run.name}")
        if not found.is_good:
            raise CommandError("Personne ne travaille." if not found.workers else "Du travail est en retard.")
