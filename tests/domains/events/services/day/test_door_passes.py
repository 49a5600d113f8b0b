from datetime import timedelta

import pytest

from faitiere.domains.events.choices import EventState, WhenKind
from faitiere.domains.events.services.day import door_passes
from faitiere.kernel import clock
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


def test_a_post_is_open_until_the_day_after_the_event(amina):
    event = EventFactory()

    door_pass = door_passes.open_post(event, "  Porte   A ", by=amina, now=clock.now())

    assert (door_pass.name, door_pass.can_exceed) == ("Porte A", False)
    assert door_pass.expires_at == event.ends_at + timedelta(days=1)


def test_a_post_opened_late_still_lasts_a_day(amina):
    event = EventFactory()
    late = event.ends_at + timedelta(days=3)

    assert door_passes.open_post(event, "Porte A", by=amina, now=late).expires_at == late + timedelta(days=1)


def test_two_posts_have_two_names_and_a_closed_one_gives_its_name_back(amina):
    event = EventFactory()
    first = door_passes.open_post(event, "Porte A", by=amina, now=clock.now())

    with pytest.raises(door_passes.PostNameTaken, match="porte a"):
        door_passes.open_post(event, "porte a", by=amina, now=clock.now())
    door_passes.withdraw(first, by=amina, now=clock.now())
    door_passes.withdraw(first, by=amina, now=clock.now() + timedelta(hours=1))

    assert first.withdrawn_at == clock.now()
    assert door_passes.open_post(event, "porte a", by=amina, now=clock.now()).nonce != first.nonce


@pytest.mark.parametrize(
    "event",
    [
        {"when_kind": WhenKind.MONTH},
        {"when_kind": WhenKind.SINE_DIE, "starts_at": None, "ends_at": None},
        {"state": EventState.CANCELLED},
    ],
)
def test_no_door_opens_without_a_day(event, amina):
    with pytest.raises(door_passes.EventHasNoDay):
        door_passes.open_post(EventFactory(**event), "Porte A", by=amina, now=clock.now())
