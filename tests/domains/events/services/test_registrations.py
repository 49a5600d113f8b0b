from datetime import timedelta

import pytest

from faitiere.domains.events.choices import EventState, PlaceState
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.events.services import registrations
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


def guest(number: int = 1, **fields) -> Guest:
    return Guest("Zoé", f"Rivière {number}", f"zoe{number}@rivecourt.example", **fields)


def register(event, number=1, *, by, sessions=(), minutes=0, **fields) -> Registration:
    now = clock.now() + timedelta(minutes=minutes)
    return registrations.register(event, guest(number), sessions=sessions, by=by, now=now, **fields)


def test_the_same_address_again_is_the_same_registration(amina):
    event = EventFactory(capacity=2)

    first = register(event, by=amina)
    again = registrations.register(event, Guest("Z.", "R.", "ZOE1@rivecourt.example"), by=amina, now=clock.now())

    event.refresh_from_db()
    assert (again, event.taken) == (first, 1)


def test_cancelling_twice_frees_one_place(amina):
    event = EventFactory(capacity=5)
    first = register(event, by=amina)
    register(event, 2, by=amina)

    registrations.cancel(first, by=amina, now=clock.now())
    registrations.cancel(first, by=amina, now=clock.now())

    event.refresh_from_db()
    assert event.taken == 1


def test_who_cancelled_may_come_back_at_the_end_of_the_list(amina):
    event = EventFactory(capacity=1)
    first, second = register(event, by=amina), register(event, 2, by=amina, minutes=1)
    registrations.cancel(first, by=amina, now=clock.now())

    back = register(event, by=amina, minutes=2)

    second.refresh_from_db()
    assert (second.state, back.state, back == first) == (PlaceState.CONFIRMED, PlaceState.WAITING, False)


@pytest.mark.parametrize(
    "closed",
    [
        {"state": EventState.SAVE_THE_DATE},
        {"state": EventState.CANCELLED},
        {"registration_opens_at": timedelta(hours=1)},
        {"registration_closes_at": timedelta(hours=-1)},
    ],
)
def test_a_closed_event_takes_nobody_but_whom_staff_let_in(closed, amina):
    event = EventFactory(**{k: clock.now() + v if isinstance(v, timedelta) else v for k, v in closed.items()})

    with pytest.raises(registrations.RegistrationClosed, match="ne sont pas ouvertes"):
        register(event, by=amina)

    assert register(event, by=amina, override=True).state == PlaceState.CONFIRMED


def test_a_place_granted_beyond_the_capacity_is_recorded_and_goes_with_its_holder(amina):
    event = EventFactory(capacity=1)
    register(event, by=amina)

    granted = register(event, 2, by=amina, override=True)
    event.refresh_from_db()
    assert (granted.is_override, event.taken, event.extra) == (True, 2, 1)

    registrations.cancel(granted, by=amina, now=clock.now())
    event.refresh_from_db()
    assert (event.taken, event.extra) == (1, 0)


def test_an_authority_sends_no_more_than_its_quota(amina, valmont, rivecourt):
    event = EventFactory(quota=1)
    registrations.register(event, guest(1, authority=valmont), by=amina, now=clock.now())

    with pytest.raises(registrations.QuotaReached, match="Valmont-sur-Loire a déjà inscrit 1"):
        registrations.register(event, guest(2, authority=valmont), by=amina, now=clock.now())

    assert registrations.register(event, guest(3, authority=rivecourt), by=amina, now=clock.now()).pk


def test_nobody_slips_into_an_event_that_was_cancelled_while_the_form_was_read(amina):
    as_read = EventFactory()
    Event.objects.filter(pk=as_read.pk).update(state=EventState.CANCELLED)

    with pytest.raises(registrations.RegistrationClosed):
        register(as_read, by=amina)
    assert not Registration.objects.exists()
