"""The pulse of a worker: it says that it lives, ticks the schedule, and notices who has gone silent.

Every worker of every engine beats, so that a house with one worker has a schedule, and one with twenty has no master.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connections
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from faitiere.kernel import clock
from faitiere.kernel.queue.models import Worker
from faitiere.kernel.schedule import ticking

SILENCE = timedelta(minutes=2)  # a worker that is silent for so long is dead
logger = logging.getLogger(__name__)


class WorkerLost(Exception):
    """The worker that had taken a task died. Its rows tell what is left, and the next sweep takes it up."""


def pulse(name: str, engine: str) -> None:
    """Beat once. A database that does not answer now will at the next beat."""
    try:
        beat(name, engine, now=clock.real_now())
    except Exception:
        logger.exception("The worker %s missed a beat.", name)
    finally:
        connections.close_all()


def beat(name: str, engine: str, *, now: datetime) -> None:
    """Say that a worker lives, fire what is due, close what dead workers left open."""
    living = {"engine": engine, "seen_at": now}
    Worker.objects.update_or_create(name=name, defaults=living, create_defaults={**living, "started_at": now})
    ticking.tick(settings.SCHEDULE, now=now)
    close_lost(now=now)


def close_lost(*, now: datetime) -> int:
    """Mark as failed what dead workers were doing: django-tasks-db would say for ever that it runs. Return how many."""
    living = set(Worker.objects.filter(seen_at__gte=now - SILENCE).values_list("name", flat=True))
    running = DBTaskResult.objects.running().filter(started_at__lt=now - SILENCE)
    lost = [row.pk for row in running.only("pk", "worker_ids") if not living.intersection(row.worker_ids)]
    return DBTaskResult.objects.filter(pk__in=lost, status=TaskResultStatus.RUNNING).update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path=f"{WorkerLost.__module__}.{WorkerLost.__qualname__}",
        traceback=WorkerLost.__doc__,
    )
