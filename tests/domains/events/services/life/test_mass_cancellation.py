"""A gathering is cancelled, and the worker that tells its people is killed midway."""

import json
import os
import re
import signal
import sys
import time
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from django.conf import settings
from django.db import connection

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words
from faitiere.kernel import clock
from faitiere.kernel.mail import delivery
from faitiere.kernel.mail.models import MessageState, OutboundMessage
from tests.factories.events import EventFactory

GUESTS = 200
FILES = "django.core.mail.backends.filebased.EmailBackend"
WORKER = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "faitiere.config.settings.test"
import django
django.setup()
from django.conf import settings
from django.db import connection
told = json.load(sys.stdin)
settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = told.pop("backend"), told.pop("folder")
connection.settings_dict.update(told)
from faitiere.kernel.mail.delivery import deliver_due
deliver_due()
"""


@pytest.fixture
def cancelled(amina):
    """An event of two hundred people, cancelled a moment ago."""
    event = EventFactory(title="Rencontres de Valdorie")
    Registration.objects.bulk_create(
        Registration(
            event=event,
            first_name="Zoé",
            last_name=f"Rivière {number}",
            email=f"zoe{number}@rive.example",
            state=PlaceState.CONFIRMED,
            registered_at=clock.now(),
        )
        for number in range(GUESTS)
    )
    return events.cancel(event, words=Words(reason="Tempête"), by=amina, now=clock.now())


def started(folder: Path) -> Popen:
    told = {key: str(connection.settings_dict[key]) for key in ("NAME", "HOST", "USER")}
    worker = Popen(
        [sys.executable, "-c", WORKER], env=os.environ | {"PYTHONPATH": "src"}, stdin=PIPE, text=True, cwd=settings.ROOT
    )
    worker.stdin.write(json.dumps(told | {"backend": FILES, "folder": str(folder)}))
    worker.stdin.close()
    return worker


def handed_over() -> int:
    return OutboundMessage.objects.filter(state=MessageState.HANDED_OVER).count()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_everybody_is_told_once_though_the_worker_is_killed(cancelled, tmp_path, settings):
    assert OutboundMessage.objects.filter(state=MessageState.PLANNED).count() == GUESTS
    worker = started(tmp_path)
    while handed_over() < 5 and worker.poll() is None:
        time.sleep(0.005)
    worker.kill()
    assert worker.wait() == -signal.SIGKILL
    assert 5 <= handed_over() < GUESTS

    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = FILES, str(tmp_path)
    delivery.release_expired(now=clock.real_now() + 2 * delivery.LEASE)
    delivery.deliver_due()

    left = "\n".join(path.read_text() for path in tmp_path.iterdir())
    told = re.findall(r"^To: .*<(zoe\d+@rive\.example)>$", left, re.MULTILINE)
    unsure = OutboundMessage.objects.filter(state=MessageState.UNCERTAIN).values_list("recipient", flat=True)
    assert len(told) == len(set(told))
    assert len(unsure) <= 1  # what the worker held when it died: it may have left, and staff is told so
    assert set(told) | set(unsure) == {f"zoe{number}@rive.example" for number in range(GUESTS)}
