"""Firing what is due, once, whatever the number of machines that tick."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.module_loading import import_string

from faitiere.kernel.schedule.entries import Entry
from faitiere.kernel.schedule.models import ScheduledRun


def tick(entries: Iterable[Entry], *, now: datetime) -> list[str]:
    """Enqueue each due line once and return their names; runs missed while nothing ticked are caught up once."""
    fired = []
    runs = {run.name: run for run in ScheduledRun.objects.all()}
    for entry in entries:
        run = runs.get(entry.name)
        if run is None:
            # A new line waits for its first hour; two machines that see it new agree on one row.
            ScheduledRun.objects.get_or_create(name=entry.name, defaults={"next_at": entry.after(now)})
        elif run.next_at <= now and _won(entry, run, now):
            import_string(entry.task).enqueue()
            fired.append(entry.name)
    return fired


def _won(entry: Entry, run: ScheduledRun, now: datetime) -> bool:
    """Compare and set: only the worker that still sees the old hour moves it."""
    due = ScheduledRun.objects.filter(name=entry.name, next_at=run.next_at)
    return bool(due.update(next_at=entry.after(now), fired_at=now))
