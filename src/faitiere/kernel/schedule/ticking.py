"""Firing what is due, once, whatever the number of machines that tick.

A line that was fired stays owed until its task has ended: when the bell was lost or its worker died, it is rung again.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from faitiere.kernel.schedule.entries import Entry
from faitiere.kernel.schedule.models import ScheduledRun
from faitiere.kernel.schedule.tasks import fire

PATIENCE = timedelta(minutes=2)  # given to a bell before it is rung again


def tick(entries: Iterable[Entry], *, now: datetime) -> list[str]:
    """Ring for each line that is due or still owed and return their names; missed runs are caught up once."""
    rung = []
    runs = {run.name: run for run in ScheduledRun.objects.all()}
    for entry in entries:
        run = runs.get(entry.name)
        if run is None:
            # A new line waits for its first hour; two machines that see it new agree on one row.
            ScheduledRun.objects.get_or_create(name=entry.name, defaults={"next_at": entry.after(now)})
        elif (run.next_at <= now and _won(entry, run, now)) or _is_forgotten(run, now):
            fire.enqueue(entry.name)
            rung.append(entry.name)
    return rung


def _won(entry: Entry, run: ScheduledRun, now: datetime) -> bool:
    """Compare and set: only the worker that still sees the old hour moves it."""
    due = ScheduledRun.objects.filter(name=entry.name, next_at=run.next_at)
    return bool(due.update(next_at=entry.after(now), fired_at=now, rung_at=now))


def _is_forgotten(run: ScheduledRun, now: datetime) -> bool:
    """Tell whether a bell found nobody for minutes, or its worker is late; only one machine is told so."""
    if run.rung_at is None or run.rung_at > now - PATIENCE:
        return False
    nobody = Q(lease_until=None) | Q(lease_until__lt=now)
    return bool(ScheduledRun.objects.filter(nobody, name=run.name, rung_at=run.rung_at).update(rung_at=now))
