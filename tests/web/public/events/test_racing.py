"""Many browsers for fifty places, through the public form: exactly fifty, an ordered waiting list, no error page."""

import time
from unittest.mock import patch

import pytest
from django.db.models import Max, Min
from django.test import Client

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services import waiting
from faitiere.domains.events.services.registering import enrolments
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory
from tests.harness.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PROCESSES, TRIES, PLACES = 6, 9, 50


def send(event, name):
    said = {"first_name": "Zoé", "last_name": "Rivière", "email": f"{name}@rivecourt.example"}
    return Client().post(f"/agenda/{event.slug}/inscription/", said).status_code


def test_the_race_is_real_when_the_guard_is_off():
    """The same browsers, and a service that counts and then inserts: without this the next test would prove nothing."""
    event = EventFactory(capacity=1)

    def count_then_insert(event, guest, wish, *, by, now):
        if event.registrations.count() < event.capacity:
            time.sleep(0.2)
            Registration.objects.create(
                event=event, first_name="Zoé", last_name="R", email=guest.email, registered_at=now
            )

    with patch.object(enrolments, "enrol", count_then_insert):
        assert race(lambda rank: send(event, rank), processes=4) == [302] * 4

    assert event.registrations.count() > 1


def test_fifty_places_are_given_fifty_times_and_the_waiting_list_moves_in_order():
    event = EventFactory(capacity=PLACES)

    answers = race(lambda rank: [send(event, f"{rank}-{n}") for n in range(TRIES)], processes=PROCESSES)

    assert answers == [[302] * TRIES] * PROCESSES
    confirmed = Registration.objects.filter(state=PlaceState.CONFIRMED)
    waits = Registration.objects.filter(state=PlaceState.WAITING)
    assert (confirmed.count(), waits.count()) == (PLACES, PROCESSES * TRIES - PLACES)
    assert confirmed.aggregate(last=Max("pk"))["last"] < waits.aggregate(first=Min("pk"))["first"]
    assert waiting.recount(event) == []

    first = list(waits.order_by("pk")[:4])
    leaving = [addresses.registration(one, now=clock.now()) for one in confirmed.order_by("pk")[:4]]
    paths = [url.removeprefix("http://localhost:8000") for url in leaving]
    gone = race(lambda rank: Client().post(paths[rank], {"annuler": "oui"}).status_code, processes=4)

    assert gone == [302] * 4
    assert set(confirmed.filter(pk__in=[one.pk for one in first])) == set(first)
    told = OutboundMessage.objects.filter(kind="events.registration_moved_up").values_list("recipient", flat=True)
    assert sorted(told) == sorted(one.email for one in first)
    assert waiting.recount(event) == []
