from datetime import timedelta

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Event, Registration, Session
from faitiere.domains.events.services import registrations, waiting
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from tests.factories.events import EventFactory, SessionFactory

pytestmark = pytest.mark.django_db


def register(event, number=1, *, by, sessions=(), minutes=0) -> Registration:
    guest = Guest("Zoé", f"Rivière {number}", f"zoe{number}@rivecourt.example")
    return registrations.register(event, guest, sessions=sessions, by=by, now=clock.now() + timedelta(minutes=minutes))


def test_a_full_event_puts_the_next_ones_on_its_waiting_list_in_their_order(amina):
    event = EventFactory(capacity=1)
    first, second, third = (register(event, number, by=amina, minutes=number) for number in (1, 2, 3))

    registrations.cancel(first, by=amina, now=clock.now())

    for registration in (second, third):
        registration.refresh_from_db()
    event.refresh_from_db()
    assert (second.state, third.state, event.taken) == (PlaceState.CONFIRMED, PlaceState.WAITING, 1)


def test_who_waits_for_the_event_gets_the_workshop_with_the_place(amina):
    event = EventFactory(capacity=1)
    workshop = SessionFactory(event=event, capacity=1)
    first = register(event, by=amina, sessions=[workshop])
    second = register(event, 2, by=amina, sessions=[workshop], minutes=1)
    assert second.places.get().state == PlaceState.WAITING

    registrations.cancel(first, by=amina, now=clock.now())

    assert second.places.get().state == PlaceState.CONFIRMED
    assert waiting.recount(event) == []


def test_a_counter_that_drifted_is_named(amina):
    event = EventFactory(title="Assises", capacity=5)
    register(event, by=amina)
    Event.objects.filter(pk=event.pk).update(taken=3)

    assert waiting.recount(event) == ["Assises : compteur 3, inscriptions 1"]


def test_the_workshops_of_a_gathering_are_recounted_at_once(amina, django_assert_num_queries):
    event = EventFactory()
    first, _second, third = (SessionFactory(event=event, title=f"Atelier {rank}", capacity=9) for rank in (1, 2, 3))
    register(event, by=amina, sessions=[first])
    Session.objects.filter(pk=third.pk).update(taken=2)

    with django_assert_num_queries(3):
        drifts = waiting.recount(event)

    assert drifts == ["Atelier 3 : compteur 2, places 0"]
