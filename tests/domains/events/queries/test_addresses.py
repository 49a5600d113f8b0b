from datetime import timedelta

import pytest

from faitiere.domains.events.models import Registration
from faitiere.domains.events.queries import addresses
from faitiere.kernel import clock, signing
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def registration():
    return Registration.objects.create(
        event=EventFactory(), first_name="Zoé", last_name="Rivière", email="zoe@rive.example", registered_at=clock.now()
    )


@pytest.mark.parametrize(("purpose", "days"), [("registration", 90), ("join", 1)])
def test_a_personal_address_lives_until_some_days_after_the_event(registration, purpose, days):
    address = getattr(addresses, purpose)(registration, now=clock.now())
    token = address.rstrip("/").rpartition("/")[2]
    ends = registration.event.ends_at + timedelta(days=days)

    assert signing.read(f"events.{purpose}", token, now=ends - timedelta(minutes=1)) == registration.pk
    with pytest.raises(signing.LinkExpired):
        signing.read(f"events.{purpose}", token, now=ends + timedelta(minutes=1))


def test_an_event_without_a_date_gives_a_year(registration):
    registration.event.starts_at = registration.event.ends_at = None
    token = addresses.registration(registration, now=clock.now()).rstrip("/").rpartition("/")[2]

    assert signing.read("events.registration", token, now=clock.now() + timedelta(days=400)) == registration.pk
