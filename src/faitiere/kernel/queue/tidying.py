"""What the queue forgets: bells are many, and nothing is read from those that have rung."""

from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from faitiere.kernel.queue.models import Worker

KEPT = timedelta(days=2)
KEPT_FAILED = timedelta(days=30)


def forget_old(*, now: datetime) -> int:
    """Forget finished tasks and silent workers after two days, failed tasks after a month; return how many tasks."""
    Worker.objects.filter(seen_at__lt=now - KEPT).delete()
    done, _ = DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT).delete()
    failed, _ = DBTaskResult.objects.failed().filter(finished_at__lt=now - KEPT_FAILED).delete()
    return done + failed
