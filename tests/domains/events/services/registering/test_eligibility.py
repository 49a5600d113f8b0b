"""Whom an event is for."""

from datetime import UTC, datetime

import pytest

from faitiere.domains.events.choices import EventAudience
from faitiere.domains.events.models import Invitation
from faitiere.domains.events.services.registering import eligibility
from faitiere.domains.events.services.registrations import Guest
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)
BEFORE_LAPSING = datetime(2022, 6, 1, tzinfo=UTC)


def guest(authority=None, **facts):
    return Guest("Zoé", "Rivière", "zoe@rivecourt.example", authority=authority, **facts)


def refuse(event, who, now=NOW):
    eligibility.refuse_unless_concerned(event, who, now=now)


def test_a_public_event_is_for_anybody():
    refuse(EventFactory(audience=EventAudience.PUBLIC), guest())


@pytest.mark.parametrize("audience", [EventAudience.MEMBERS, EventAudience.MEMBER_OFFICIALS])
def test_members_are_those_of_the_day(audience, valmont, rivecourt):
    event = EventFactory(audience=audience)

    refuse(event, guest(valmont))
    refuse(event, guest(rivecourt), BEFORE_LAPSING)
    with pytest.raises(eligibility.MembersOnly, match="adhérer"):
        refuse(event, guest(rivecourt))
    with pytest.raises(eligibility.AuthorityMissing):
        refuse(event, guest())


def test_a_group_is_its_authorities(valdorie, valmont, rivecourt):
    event = EventFactory(audience=EventAudience.GROUP, group=valdorie)

    refuse(event, guest(valmont))
    with pytest.raises(eligibility.GroupOnly):
        refuse(event, guest(rivecourt))
    with pytest.raises(eligibility.AuthorityMissing):
        refuse(event, guest())


@pytest.mark.parametrize("audience", [EventAudience.INVITED, EventAudience.DONORS, EventAudience.STAFF])
def test_the_rest_is_for_whom_is_invited(audience, bernard, valmont):
    event, other = EventFactory(audience=audience), EventFactory()

    with pytest.raises(eligibility.InvitedOnly):
        refuse(event, guest(valmont))
    Invitation.objects.create(event=other, person=bernard.person)
    with pytest.raises(eligibility.InvitedOnly):
        refuse(event, guest(person=bernard.person))
    Invitation.objects.create(event=event, person=bernard.person)
    refuse(event, guest(person=bernard.person))
    Invitation.objects.filter(event=event).update(withdrawn_at=NOW)
    with pytest.raises(eligibility.InvitedOnly):
        refuse(event, guest(person=bernard.person))


def test_an_invitation_opens_an_event_of_members_to_an_outsider(rivecourt):
    event = EventFactory(audience=EventAudience.MEMBERS)
    invitation = Invitation.objects.create(event=event, authority=rivecourt, email="ZOE@rivecourt.example")

    refuse(event, guest(rivecourt))
    refuse(event, Guest("Ali", "R", "ali@rivecourt.example", invitation=invitation))
