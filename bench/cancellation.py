"""Cancelling a gathering of 800: each one's message and calendar in the outbox, against 800 bare rows of that size.

Ours is the whole deed: the state, its history, the audit, 800 letters in two parts with a personal link and an entry
for the calendar. The goal is that it takes less than ten seconds: 80 messages a second.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "faitiere.config.settings.test"
django.setup()

from django.core.management import call_command
from django.db import connection, transaction

from bench.harness import Figures, Measure
from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words
from faitiere.kernel.audit.log import System
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory

GUESTS = 800
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Prepare an empty database; each round cancels an event of its own."""
    with tempfile.TemporaryDirectory(prefix="faitiere-bench-") as folder:
        connection.settings_dict["NAME"] = str(Path(folder) / "bench.sqlite3")
        call_command("migrate", verbosity=0)
        yield [Measure("mass cancellation", _cancel, {"bare rows": _bare}, goal="≥ 80 messages/s")]
        connection.close()


def _cancel() -> Figures:
    event = _gathering()
    start = time.perf_counter()
    events.cancel(event, words=Words(reason="Tempête"), by=System("Mesure"), now=NOW)
    seconds = time.perf_counter() - start
    if OutboundMessage.objects.filter(key__startswith=f"events.turned:{event.pk}:").count() != GUESTS:
        raise RuntimeError("somebody was not told")
    return {"messages/s": GUESTS / seconds}


def _bare() -> Figures:
    """Insert as many rows of the same size in one transaction, one statement for all."""
    size = OutboundMessage.objects.filter(kind="events.turned").values_list("text", "html", "calendar").first()
    text = "".join(size) if size else "…" * 9000
    start = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_row (id INTEGER PRIMARY KEY, recipient TEXT, body TEXT)")
        cursor.executemany(
            "INSERT INTO bench_row (recipient, body) VALUES (%s, %s)",
            [(f"zoe{number}@rive.example", text) for number in range(GUESTS)],
        )
    return {"messages/s": GUESTS / (time.perf_counter() - start)}


def _gathering() -> Event:
    event: Event = EventFactory(title="Rencontres de Valdorie", video_url="https://visio.example/salle")
    Registration.objects.bulk_create(
        Registration(
            event=event,
            first_name="Zoé",
            last_name=f"Rivière {number}",
            email=f"zoe{number}@rive.example",
            state=PlaceState.CONFIRMED,
            registered_at=NOW,
        )
        for number in range(GUESTS)
    )
    return event
