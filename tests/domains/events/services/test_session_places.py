from datetime import timedelta

import pytest

from faitiere.domains.events.choices import OverlapPolicy, PlaceState
from faitiere.domains.events.services import registrations, session_places, waiting
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from tests.factories.events import NINE, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db


def register(event, number, *sessions, by):
    return registrations.register(
        event,
        Guest("Zoé", f"Rivière {number}", f"zoe{number}@rivecourt.example"),
        sessions=sessions,
        by=by,
        now=clock.now() + timedelta(minutes=number),
    )


def states(registration):
    return {place.session.title: place.state for place in registration.places.select_related("session")}


def test_a_full_workshop_has_its_own_waiting_list(amina):
    event = EventFactory()
    workshop = SessionFactory(event=event, title="Eau", capacity=1)
    first, second, third = (register(event, number, workshop, by=amina) for number in (1, 2, 3))

    session_places.choose(first, [], by=amina, now=clock.now())

    assert (states(second), states(third)) == ({"Eau": PlaceState.CONFIRMED}, {"Eau": PlaceState.WAITING})
    assert waiting.recount(event) == []


def test_nobody_is_in_two_rooms_at_once(amina):
    event = EventFactory()
    water, energy = SessionFactory(event=event, title="Eau"), SessionFactory(event=event, title="Énergie")

    with pytest.raises(session_places.SessionsOverlap, match="« Eau » et « Énergie »"):
        register(event, 1, water, energy, by=amina)

    event.refresh_from_db()
    assert (event.taken, event.registrations.count()) == (0, 0)


def test_an_overlap_is_accepted_and_flagged_where_the_organiser_says_so(amina):
    event = EventFactory(overlaps=OverlapPolicy.FLAG)
    water, energy = SessionFactory(event=event), SessionFactory(event=event)

    registration = register(event, 1, water, energy, by=amina)

    assert sorted(registration.places.values_list("is_overlapping", flat=True)) == [False, True]


def test_sessions_that_follow_one_another_do_not_overlap(amina):
    event = EventFactory()
    water = SessionFactory(event=event, title="Eau")
    energy = SessionFactory(
        event=event, title="Énergie", starts_at=NINE.replace(hour=10), ends_at=NINE.replace(hour=11)
    )

    assert states(register(event, 1, water, energy, by=amina)) == {
        "Eau": PlaceState.CONFIRMED,
        "Énergie": PlaceState.CONFIRMED,
    }


def test_a_session_of_another_event_is_refused(amina):
    with pytest.raises(session_places.SessionNotOpen):
        register(EventFactory(), 1, SessionFactory(), by=amina)


def test_choosing_again_keeps_the_place_already_held(amina):
    event = EventFactory()
    water, visit = (
        SessionFactory(event=event, title="Eau", capacity=1),
        SessionFactory(event=event, title="Visite", starts_at=None, ends_at=None),
    )
    first = register(event, 1, water, by=amina)
    register(event, 2, water, by=amina)

    session_places.choose(first, [water, visit], by=amina, now=clock.now())

    assert states(first) == {"Eau": PlaceState.CONFIRMED, "Visite": PlaceState.CONFIRMED}
