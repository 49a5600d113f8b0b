import uuid
from datetime import timedelta

import pytest

from faitiere.domains.events.models import Certificate, CheckIn
from faitiere.domains.events.services.day import certificates
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def over():
    return EventFactory(starts_at=clock.now() - timedelta(days=2), ends_at=clock.now() - timedelta(days=1))


def came(event, **fields):
    registration = RegistrationFactory(event=event)
    CheckIn.objects.create(registration=registration, scan=uuid.uuid4(), at=event.starts_at, **fields)
    return registration


def test_a_certificate_is_issued_once(over, amina):
    registration = came(over)

    first = certificates.issue(registration, by=amina, now=clock.now())
    again = certificates.issue(registration, by=amina, now=clock.now() + timedelta(days=1))

    assert (first, first.issued_at, len(first.code)) == (again, again.issued_at, 16)


def test_nobody_is_said_to_have_come_who_was_not_seen(over, amina):
    with pytest.raises(certificates.NotSeenIn):
        certificates.issue(RegistrationFactory(event=over), by=amina, now=clock.now())
    with pytest.raises(certificates.NotSeenIn):
        certificates.issue(came(over, withdrawn_at=clock.now()), by=amina, now=clock.now())


def test_nobody_attended_what_has_not_ended(amina):
    event = EventFactory(ends_at=clock.now() + timedelta(days=99))

    with pytest.raises(certificates.EventNotOver):
        certificates.issue_all(event, by=amina, now=clock.now())


def test_all_who_came_get_theirs_and_only_once(over, amina):
    seen = [came(over), came(over)]
    CheckIn.objects.create(registration=seen[0], scan=uuid.uuid4(), at=over.starts_at)
    RegistrationFactory(event=over)
    came(over, withdrawn_at=clock.now())

    made = certificates.issue_all(over, by=amina, now=clock.now())

    assert sorted(one.registration_id for one in made) == sorted(one.pk for one in seen)
    assert certificates.issue_all(over, by=amina, now=clock.now()) == []
    assert Certificate.objects.count() == 2


def test_those_who_gave_an_address_are_written_to_once(over, amina):
    came(over)
    nameless = came(over)
    nameless.email = ""
    nameless.save()

    assert certificates.send(over, by=amina, now=clock.now()) == 1
    assert certificates.send(over, by=amina, now=clock.now()) == 0
    assert Certificate.objects.count() == 2
    assert [row.kind for row in OutboundMessage.objects.all()] == ["events.certificate"]
