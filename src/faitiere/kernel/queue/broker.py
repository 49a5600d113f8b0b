"""Celery as an engine of Django tasks: for several machines, when `FAITIERE_BROKER` names a Redis or a RabbitMQ.

A task travels as its path and its arguments, through one Celery task and one queue. It is acknowledged when it starts:
a bell that is lost with its worker is made up by the sweep, while one acknowledged at the end would come back after an
hour, or kill worker after worker.
"""

import logging
from typing import Any

from celery import Celery
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import TASK_MAX_PRIORITY, TASK_MIN_PRIORITY, Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_random_id
from kombu import Queue
from kombu.exceptions import OperationalError

HIGHEST = 9  # both brokers know ten degrees of urgency; RabbitMQ serves 9 first, Redis 0
IS_REDIS = settings.BROKER.startswith(("redis", "sentinel"))
logger = logging.getLogger(__name__)

app = Celery("faitiere", broker=settings.BROKER)
app.conf.update(
    task_default_queue="faitiere",
    task_queues=[Queue("faitiere", queue_arguments={"x-max-priority": HIGHEST})],
    task_ignore_result=True,
    worker_prefetch_multiplier=1,  # what is more urgent must not wait behind what a worker holds in reserve
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    # Who rings does not wait for a broker that is gone: a lost bell harms nothing.
    broker_transport_options={"socket_connect_timeout": 2} if IS_REDIS else {"connect_timeout": 2},
    task_publish_retry_policy={"max_retries": 1, "interval_start": 0.1},
)


def run(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run a task by its path; anything else that the broker names is refused."""
    task = import_string(path)
    if not isinstance(task, Task):
        raise SuspiciousOperation(f"{path} is not a task.")
    task.call(*args, **kwargs)


bell = app.task(run, name="faitiere.run")


class CeleryBackend(BaseTaskBackend):
    """Rings through Celery. It knows no results and no delays: what waits or is read again is a row of ours."""

    supports_priority = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Ring; when the broker is gone, say so in the log and leave the work to the next sweep."""
        self.validate_task(task)
        result: TaskResult[Any] = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        told = [task.module_path, result.args, result.kwargs]
        try:
            bell.apply_async(told, task_id=result.id, priority=urgency(task.priority))
        except OperationalError as error:
            logger.warning("The broker did not take %s: the next sweep makes up for it. %s", task.module_path, error)
        else:
            task_enqueued.send(type(self), task_result=result)
        return result


def urgency(priority: int) -> int:
    """Return the broker's degree for a task's priority (−100 to 100)."""
    span = TASK_MAX_PRIORITY - TASK_MIN_PRIORITY
    degree = (priority - TASK_MIN_PRIORITY) * HIGHEST // span
    return HIGHEST - degree if IS_REDIS else degree
