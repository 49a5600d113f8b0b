"""« C’est fait », for whoever a meeting left something to do."""

from datetime import date

import pytest
from django.urls import reverse

from faitiere.domains.events.models import Decision, Minutes
from faitiere.kernel import clock
from tests.factories.events import EventFactory

MINE = reverse("portal:events:mine")


@pytest.fixture
def task(bernard):
    told = Minutes.objects.create(event=EventFactory(), published_at=clock.now())
    return Decision.objects.create(minutes=told, text="Écrire aux mairies", owner=bernard.person)


@pytest.fixture
def address(task):
    return reverse("portal:events:finish", args=[task.pk])


def test_what_a_meeting_left_to_me_stands_on_my_page_until_it_is_done(as_, bernard, chloe, task, address):
    assert address in as_(bernard).get(MINE).content.decode()
    assert address not in as_(chloe).get(MINE).content.decode()

    page = as_(bernard).post(address, follow=True).content.decode()

    task.refresh_from_db()
    assert task.done_on == date(2024, 1, 19)
    assert "est fait" in page
    assert address not in page


def test_what_was_left_to_another_or_is_not_published_does_not_exist(as_, bernard, chloe, eve, task, address):
    assert as_(chloe).post(address).status_code == 404
    assert as_(eve).post(address).status_code == 403
    Minutes.objects.update(published_at=None)
    assert address not in as_(bernard).get(MINE).content.decode()
    assert as_(bernard).post(address).status_code == 404
    task.refresh_from_db()
    assert task.done_on is None
