"""Many letters in one go, whoever dies in between."""

import json
import os
import signal
import sys
import time
from datetime import date
from io import BytesIO
from subprocess import PIPE, Popen

import page
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from PIL import Image

from faitiere.domains.groups import tasks
from faitiere.domains.groups.services import mission_letter_batches
from faitiere.domains.letters.choices import BatchState, ItemState
from faitiere.domains.letters.models import Letter
from faitiere.domains.letters.queries import progress
from faitiere.domains.library.models import LibraryImage, NetworkIdentity
from faitiere.domains.mandates.choices import BodyKind
from faitiere.kernel import clock
from tests.factories.groups import GroupFactory
from tests.factories.mandates import BodyFactory, MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.people import PersonFactory
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 19)


# The same task in another process, on the same database.
WORKER = """
import json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "faitiere.config.settings.test"
import django
django.setup()
from django.db import connection
connection.settings_dict.update(json.load(sys.stdin))
from faitiere.domains.groups.tasks import work_letter_batches
work_letter_batches.call()
"""


@pytest.fixture
def three(presidency):
    """Three presidencies, and somebody to sign."""
    bureau = SeatFactory(body=BodyFactory(kind=BodyKind.BUREAU))
    MandateMentionFactory(mandate=MandateFactory(seat=bureau, person=PersonFactory(last_name="Signataire")))
    for name in ("Amont", "Aval"):
        seat = SeatFactory(body=GroupFactory(short_name=name, kind="thematic").body)
        town = presidency.authority
        MandateMentionFactory(mandate=MandateFactory(seat=seat, person=PersonFactory(), authority=town))


@pytest.fixture
def batch(three, amina):
    return mission_letter_batches.start(on=DAY, by=amina, now=clock.now())


def test_an_order_writes_rows_and_no_letter(batch) -> None:
    assert (progress(batch).total, progress(batch).done) == (3, 0)
    assert not Letter.objects.exists()


def test_the_task_issues_them_all_and_makes_one_accessible_file(batch) -> None:
    assert tasks.work_letter_batches.call() == 1
    batch.refresh_from_db()
    assert (batch.state, progress(batch).issued, progress(batch).percent) == (BatchState.DONE, 3, 100)
    with batch.print_file.open() as file:
        assert page.is_pdf_compliant_bytes(file.read(), profile="ua1")
    assert tasks.work_letter_batches.call() == 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_leaves_the_rest_to_the_next(three, amina) -> None:
    for _ in range(40):
        seat = SeatFactory(body=GroupFactory(kind="thematic").body)
        MandateMentionFactory(mandate=MandateFactory(seat=seat, person=PersonFactory(), authority=AuthorityFactory()))
    batch = mission_letter_batches.start(on=DAY, by=amina, now=clock.now())
    worker = Popen(
        [sys.executable, "-c", WORKER], env=os.environ | {"PYTHONPATH": "src"}, stdin=PIPE, text=True, cwd=settings.ROOT
    )
    worker.stdin.write(json.dumps({key: str(connection.settings_dict[key]) for key in ("NAME", "HOST", "USER")}))
    worker.stdin.close()
    while progress(batch).done < 2 and worker.poll() is None:
        time.sleep(0.02)
    worker.kill()
    assert worker.wait() == -signal.SIGKILL
    done = progress(batch).done
    assert 2 <= done < 43
    mission_letter_batches.work(batch, now=clock.now())
    numbers = sorted(Letter.objects.values_list("sequence", flat=True))
    assert numbers == list(range(1, 44))
    assert batch.items.values("letter").distinct().count() == progress(batch).issued == 43


def test_a_refused_letter_says_why_and_stops_nothing(three, amina) -> None:
    person = PersonFactory(civility="")
    MandateMentionFactory(mandate=MandateFactory(seat=SeatFactory(body=GroupFactory().body), person=person))
    batch = mission_letter_batches.start(on=DAY, by=amina, now=clock.now())
    mission_letter_batches.work(batch, now=clock.now())
    assert (progress(batch).issued, progress(batch).refused) == (3, 1)
    assert "il manque « civilité »" in batch.items.get(state=ItemState.REFUSED).refusal


def test_a_second_batch_keeps_the_letters_of_the_first(batch, amina) -> None:
    mission_letter_batches.work(batch, now=clock.now())
    again = mission_letter_batches.start(on=DAY, by=amina, now=clock.now())
    mission_letter_batches.work(again, now=clock.now())
    assert (progress(again).kept, Letter.objects.count()) == (3, 3)


def test_one_batch_of_a_day_at_a_time(batch, amina) -> None:
    with pytest.raises(mission_letter_batches.BatchUnderWay):
        mission_letter_batches.start(on=DAY, by=amina, now=clock.now())


def test_a_day_without_presidency_has_nothing_to_issue(amina) -> None:
    with pytest.raises(mission_letter_batches.NothingToIssue):
        mission_letter_batches.start(on=DAY, by=amina, now=clock.now())


def test_a_letter_that_cannot_be_laid_out_is_refused_and_the_batch_ends(batch) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 20)).save(picture, "WEBP")
    logo = LibraryImage(title="Logo")
    logo.file.save("misnamed.png", ContentFile(picture.getvalue()), save=False)
    logo.width, logo.height = 40, 20
    logo.save()
    NetworkIdentity.objects.update_or_create(pk=1, defaults={"name": "Le réseau", "logo": logo})
    tasks.work_letter_batches.call()
    batch.refresh_from_db()

    assert (batch.state, progress(batch).refused) == (BatchState.DONE, 3)
    assert "mise en page" in batch.items.first().refusal
    assert not Letter.objects.exists()
