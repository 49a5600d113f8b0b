"""Working a line that was fired: once at a time, and again when whoever had taken it died."""

from datetime import datetime

from django.db.models import Q
from django.utils.module_loading import import_string

from faitiere.kernel import clock
from faitiere.kernel.schedule.entries import Entry
from faitiere.kernel.schedule.models import ScheduledRun


def work(entry: Entry, *, now: datetime) -> bool:
    """Run the task of a line that is owed, unless somebody does already; tell whether we did."""
    lease = now + entry.lease
    line = ScheduledRun.objects.filter(name=entry.name)
    is_free = Q(lease_until=None) | Q(lease_until__lt=now)
    if not line.filter(is_free, rung_at__isnull=False).update(lease_until=lease):
        return False
    fired_at = line.get().fired_at
    error = ""
    try:
        import_string(entry.task).call()
    except Exception as raised:
        error = f"{type(raised).__name__}: {raised}"[:500]
        raise
    finally:
        ended = {"lease_until": None, "finished_at": clock.real_now(), "error": error}
        ours = line.filter(lease_until=lease)
        # Fired again meanwhile? Then it is still owed, and the next tick rings again.
        if not ours.filter(fired_at=fired_at).update(**ended, rung_at=None):
            ours.update(**ended)
    return True
