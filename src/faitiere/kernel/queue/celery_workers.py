"""A Celery worker beats as ours do: in its main process, at the pace of the house."""

from typing import Any

from celery import bootsteps
from django.conf import settings

from faitiere.kernel.queue import beats
from faitiere.kernel.queue.broker import app

__all__ = ["app"]


class Pulse(bootsteps.StartStopStep):
    """Begins when the worker has its processes, ends with it."""

    requires = ("celery.worker.components:Timer", "celery.worker.components:Pool")

    def start(self, worker: Any) -> None:
        """Beat, and again."""
        pace = settings.WORKER_BEAT.total_seconds()
        self.timer = worker.timer.call_repeatedly(pace, beats.pulse, (worker.hostname, "celery"))

    def stop(self, worker: Any) -> None:  # noqa: ARG002 - Celery's own signature
        """Fall silent."""
        self.timer.cancel()


app.steps["worker"].add(Pulse)
