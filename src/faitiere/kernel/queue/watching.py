"""How the house's work goes: who is there, what waits, what is late, what broke."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from faitiere.kernel.queue.beats import SILENCE
from faitiere.kernel.queue.models import Worker
from faitiere.kernel.schedule.entries import Entry
from faitiere.kernel.schedule.models import ScheduledRun

LATE = timedelta(minutes=5)


@dataclass(frozen=True)
class Health:
    """What a person, or a monitor, wants to know."""

    workers: list[Worker]
    waiting: int  # in the database's own queue; a broker is watched with the broker's tools
    late: list[ScheduledRun]
    broken: list[ScheduledRun]

    @property
    def is_good(self) -> bool:
        """Tell whether somebody works and nothing is late."""
        return bool(self.workers) and not self.late


def health(entries: Iterable[Entry], *, now: datetime) -> Health:
    """Look: a line is late when it should have fired, or ended, five minutes ago and nobody is at it."""
    runs = list(ScheduledRun.objects.filter(name__in=[entry.name for entry in entries]))
    return Health(
        workers=list(Worker.objects.filter(seen_at__gte=now - SILENCE)),
        waiting=DBTaskResult.objects.ready().count(),
        late=[run for run in runs if _is_late(run, now)],
        broken=[run for run in runs if run.error],
    )


def _is_late(run: ScheduledRun, now: datetime) -> bool:
    is_worked = run.lease_until is not None and run.lease_until >= now
    # Rung again every two minutes, `rung_at` is young: how long it is owed is told by when it was fired.
    is_owed = run.rung_at is not None and run.fired_at is not None and run.fired_at < now - LATE
    return run.next_at < now - LATE or (is_owed and not is_worked)
