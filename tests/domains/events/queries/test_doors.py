import json
import uuid
from datetime import timedelta

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import CheckIn, SessionPlace
from faitiere.domains.events.queries import addresses, doors
from faitiere.domains.events.services.day import door_passes
from faitiere.kernel import clock, signing
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def door_pass(amina):
    return door_passes.open_post(EventFactory(), "Porte A", by=amina, now=clock.now())


def token(door_pass) -> str:
    return addresses.door(door_pass).rstrip("/").rpartition("/")[2]


def test_the_link_of_a_post_opens_its_door_until_it_expires_or_is_closed(door_pass, amina):
    assert doors.pass_of(token(door_pass), now=clock.now()) == door_pass

    with pytest.raises(signing.LinkExpired):
        doors.pass_of(token(door_pass), now=door_pass.expires_at + timedelta(minutes=1))
    door_passes.withdraw(door_pass, by=amina, now=clock.now())
    with pytest.raises(signing.LinkExpired):
        doors.pass_of(token(door_pass), now=clock.now())


def test_a_link_made_for_another_purpose_opens_nothing(door_pass):
    other = signing.make("events.invitation", door_pass.nonce, now=clock.now(), lifetime=timedelta(days=1))

    with pytest.raises(signing.LinkInvalid):
        doors.pass_of(other, now=clock.now())


def test_a_badge_says_nothing_but_a_number_and_its_proof():
    first, second = doors.badge_code(41), doors.badge_code(42)

    assert first.startswith("F41-")
    assert first != second
    assert first.partition("-")[2] != second.partition("-")[2]
    assert len(first.partition("-")[2]) == 8


def test_what_a_phone_keeps_names_those_expected_and_nothing_more(door_pass, valmont, django_assert_max_num_queries):
    one = RegistrationFactory(event=door_pass.event, authority=valmont, needs="Fauteuil roulant")
    RegistrationFactory(event=door_pass.event, state=PlaceState.CANCELLED)
    waits = RegistrationFactory(event=door_pass.event, state=PlaceState.WAITING, organization_name="Les ponts")
    workshop = SessionFactory(event=door_pass.event)
    SessionPlace.objects.create(session=workshop, registration=one, asked_at=clock.now())
    CheckIn.objects.create(registration=one, scan=uuid.uuid4(), at=clock.now(), terminal="Porte B")
    CheckIn.objects.create(registration=waits, scan=uuid.uuid4(), at=clock.now(), withdrawn_at=clock.now())

    with django_assert_max_num_queries(4):
        kept = doors.snapshot(door_pass, now=clock.now())

    people = {person["id"]: person for person in kept["people"]}
    assert set(people) == {one.pk, waits.pk}
    assert people[one.pk]["code"] == doors.badge_code(one.pk)
    assert people[one.pk]["sessions"] == [workshop.pk]
    assert [(session, terminal) for session, _at, terminal in people[one.pk]["came"]] == [(None, "Porte B")]
    assert (people[waits.pk]["waits"], people[waits.pk]["came"]) == (True, [])
    said = json.dumps(kept)
    assert "Fauteuil" not in said
    assert "@" not in said
