"""Many processes for fifty places: exactly fifty, an ordered waiting list, and no error shown to anybody."""

import inspect
import time

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration, SessionPlace
from faitiere.domains.events.services import places, registrations, waiting
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from tests.factories.events import EventFactory, SessionFactory
from tests.harness.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PROCESSES, TRIES, PLACES = 8, 10, 50


def test_the_race_is_real_when_the_guard_is_off(monkeypatch):
    """Our own service, but counting and then writing, as most do: without this the next tests would prove nothing."""
    event = EventFactory(capacity=1)

    def count_then_write(counted):
        has_place = counted.registrations.filter(state=PlaceState.CONFIRMED).count() < counted.capacity
        time.sleep(0.3)
        return has_place

    def register(rank: int) -> str:
        who = Guest("Zoé", "Rivière", f"zoe{rank}@rivecourt.example")
        return inspect.unwrap(registrations.register)(event, who, by=System(), now=clock.real_now()).state

    monkeypatch.setattr(places, "take", count_then_write)
    monkeypatch.setattr(places, "hold", lambda _counted: None)

    assert race(register, processes=4).count(PlaceState.CONFIRMED) > 1


def test_fifty_places_are_given_fifty_times():
    event = EventFactory()
    workshop = SessionFactory(event=event, capacity=PLACES)

    def register(rank: int) -> list[str]:
        said = []
        for number in range(TRIES):
            who = Guest("Zoé", "Rivière", f"zoe{rank}-{number}@rivecourt.example")
            registration = registrations.register(event, who, sessions=[workshop], by=System(), now=clock.real_now())
            said.append(registration.places.get().state)
        return said

    outcomes = race(register, processes=PROCESSES)

    said = [state for outcome in outcomes for state in outcome]
    assert sorted(said) == [PlaceState.CONFIRMED] * PLACES + [PlaceState.WAITING] * (PROCESSES * TRIES - PLACES)
    workshop.refresh_from_db()
    assert workshop.taken == PLACES
    assert waiting.recount(event) == []


def test_cancelling_and_registering_at_once_keeps_the_counters_and_the_order():
    event = EventFactory()
    workshop = SessionFactory(event=event, capacity=5)
    first = [
        registrations.register(
            event,
            Guest("Zoé", "R", f"first{n}@rivecourt.example"),
            sessions=[workshop],
            by=System(),
            now=clock.real_now(),
        )
        for n in range(10)
    ]

    def churn(rank: int) -> None:
        registrations.cancel(first[rank], by=System(), now=clock.real_now())
        registrations.register(
            event,
            Guest("Zoé", "R", f"new{rank}@rivecourt.example"),
            sessions=[workshop],
            by=System(),
            now=clock.real_now(),
        )

    assert race(churn, processes=4) == [None] * 4

    assert waiting.recount(event) == []
    waited = SessionPlace.objects.filter(state=PlaceState.WAITING)
    confirmed = SessionPlace.objects.filter(state=PlaceState.CONFIRMED)
    assert confirmed.count() == 5
    assert max(confirmed.values_list("asked_at", flat=True)) < min(waited.values_list("asked_at", flat=True))
    assert Registration.objects.filter(state=PlaceState.CANCELLED).count() == 4
