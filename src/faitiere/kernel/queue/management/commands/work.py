"""`manage.py work`: one worker, by whatever engine the settings name."""

import os
import socket
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from faitiere.kernel.queue import beats
from faitiere.kernel.queue.models import Worker


class Command(BaseCommand):
    """Works until it is stopped: runs tasks, ticks the schedule, says that it lives."""

    help = "Travaille jusqu’à ce qu’on l’arrête : tâches, agenda des tâches, signes de vie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pace, and how many tasks at once."""
        parser.add_argument("--interval", type=float, default=1, metavar="SECONDES", help="entre deux regards")
        parser.add_argument("--concurrency", type=int, metavar="N", help="tâches à la fois, avec Celery")

    def handle(self, *args: Any, interval: float, concurrency: int | None, **options: Any) -> None:
        """Work by Celery when there is a broker, else from the database."""
        if settings.BROKER:
            from faitiere.kernel.queue.celery_workers import app  # noqa: PLC0415 - Celery is for those who have a broker

            # Neighbours have nothing to tell each other: what they share is in the database.
            at_once = ["--concurrency", str(concurrency)] if concurrency else []
            app.worker_main(["worker", "--loglevel", "INFO", "--without-gossip", "--without-mingle", *at_once])
        else:
            self._work_from_the_database(interval)

    @staticmethod
    def _work_from_the_database(interval: float) -> None:
        name = f"{socket.gethostname()[:40]}:{os.getpid()}:{get_random_string(6)}"
        is_stopped = threading.Event()
        beating = threading.Thread(target=_beat_until, args=(is_stopped, name), daemon=True)
        beating.start()
        try:
            call_command("db_worker", worker_id=name, queue_name="*", interval=interval, reload=False)
        finally:
            is_stopped.set()
            beating.join()
            Worker.objects.filter(name=name).delete()


def _beat_until(is_stopped: threading.Event, name: str) -> None:
    """Beat beside the work, which may be long."""
    while not is_stopped.is_set():
        beats.pulse(name, "database")
        is_stopped.wait(settings.WORKER_BEAT.total_seconds())
