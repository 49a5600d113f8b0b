import logging
from datetime import date, timedelta

import pytest

from faitiere.domains.events.choices import EventState, PlaceState
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services.changes import columns
from faitiere.domains.events.services.night import keeping
from faitiere.domains.events.tasks import keep_the_agenda, recount_places
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "fields", "is_held"),
    [
        (date(2024, 1, 15), {}, True),
        (date(2024, 1, 15), {"state": EventState.SAVE_THE_DATE}, True),
        (date(2024, 1, 17), {}, False),
        (date(2023, 6, 1), {}, False),
        (date(2024, 1, 15), {"state": EventState.IDEA}, False),
        (date(2024, 1, 15), {"state": EventState.CANCELLED}, False),
    ],
)
def test_what_ended_three_days_ago_is_held_and_old_history_is_left_alone(day, fields, is_held):
    event = EventFactory(**columns(When.days(day)), **fields)

    assert keep_the_agenda.func() == int(is_held)

    event.refresh_from_db()
    assert (event.state == EventState.HELD) is is_held
    assert event.changes.filter(by="Tenue de l’agenda").exists() is is_held


def test_a_month_that_is_over_is_not_held():
    EventFactory(**columns(When.month(date(2023, 12, 1))))

    assert keeping.hold_past(now=clock.now() + timedelta(days=5)) == []


def test_a_counter_that_is_wrong_is_written_down(caplog):
    event = EventFactory(capacity=5)
    Registration.objects.create(
        event=event,
        first_name="Zoé",
        last_name="Rivière",
        email="zoe@rive.example",
        state=PlaceState.CONFIRMED,
        registered_at=clock.now(),
    )

    with caplog.at_level(logging.ERROR):
        assert recount_places.func() == 1
    assert "compteur 0, inscriptions 1" in caplog.text
    assert AuditEntry.objects.get(verb="compteur de places faux").target_name == str(event)

    Event.objects.update(taken=1)
    assert keeping.recount(now=clock.now()) == []
