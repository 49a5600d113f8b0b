import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.services import registrations, waiting
from faitiere.domains.events.services.day import admissions
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from tests.factories.events import EventFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_who_waited_is_admitted_with_the_sessions_that_have_room_and_no_counter_drifts(amina):
    event = EventFactory(capacity=1)
    session = SessionFactory(event=event, capacity=5)
    registrations.register(event, Guest("A", "A", "a@ville.example"), by=amina, now=clock.now())
    waits = registrations.register(
        event, Guest("B", "B", "b@ville.example"), sessions=[session], by=amina, now=clock.now()
    )

    admitted = admissions.admit(waits, by=amina, now=clock.now())
    again = admissions.admit(waits, by=amina, now=clock.now())

    assert (admitted.state, admitted.is_override, again.is_override) == (PlaceState.CONFIRMED, True, True)
    assert waits.places.get().state == PlaceState.CONFIRMED
    assert waiting.recount(event) == []
