"""Whoever comes to the door may leave no address: they are counted, and nothing is written to nobody."""

import uuid

import pytest

from faitiere.domains.events.choices import EventState, MinutesAccess, PlaceState
from faitiere.domains.events.models import CheckIn
from faitiere.domains.events.services import events, waiting
from faitiere.domains.events.services.changes import Words
from faitiere.domains.events.services.day import certificates, minutes
from faitiere.domains.events.services.registering import enrolments
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import NINE, EventFactory, MinutesFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def recipients():
    return set(OutboundMessage.objects.values_list("recipient", flat=True))


def test_a_turn_is_told_to_addresses_only(amina):
    event = EventFactory(capacity=5)
    zoe, _nobody = RegistrationFactory(event=event), RegistrationFactory(event=event, email="", is_walk_in=True)

    events.cancel(event, words=Words("Tempête"), by=amina, now=clock.now())

    assert recipients() == {zoe.email}


def test_a_place_that_comes_free_and_one_given_back_write_to_nobody_without_an_address(amina):
    event = EventFactory(capacity=1, taken=1)
    leaves = RegistrationFactory(event=event, email="", is_walk_in=True)
    waits = RegistrationFactory(event=event, email="", state=PlaceState.WAITING)

    enrolments.cancel(leaves, by=amina, now=clock.now())

    waits.refresh_from_db()
    assert (waits.state, waiting.recount(event), recipients()) == (PlaceState.CONFIRMED, [], set())


def test_minutes_and_certificates_leave_for_addresses_only(amina):
    event = EventFactory(state=EventState.HELD, starts_at=NINE.replace(month=1, day=10), ends_at=None)
    zoe, nobody = RegistrationFactory(event=event), RegistrationFactory(event=event, email="", is_walk_in=True)
    for one in (zoe, nobody):
        CheckIn.objects.create(registration=one, scan=uuid.uuid4(), at=event.starts_at)

    minutes.publish(MinutesFactory(event=event, access=MinutesAccess.PUBLIC), by=amina, now=clock.now())
    assert certificates.send(event, by=amina, now=clock.now()) == 1

    assert recipients() == {zoe.email}
    assert nobody.certificate
