from datetime import timedelta

import pytest

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.queries import addresses, invitations
from faitiere.kernel import clock, signing
from tests.factories.events import EventFactory, InvitationFactory

pytestmark = pytest.mark.django_db


def test_a_personal_link_is_good_until_ninety_days_after_the_event():
    invitation = InvitationFactory()
    link = addresses.invitation(invitation, now=clock.now()).rstrip("/").rpartition("/")[2]
    end = invitation.event.ends_at

    assert invitations.by_token(link, now=end + timedelta(days=89)) == invitation
    with pytest.raises(signing.LinkExpired):
        invitations.by_token(link, now=end + timedelta(days=91))
    with pytest.raises(signing.LinkInvalid):
        invitations.by_token(link[:-2], now=end)


def test_one_sees_what_one_is_invited_to_and_is_still_to_come(bernard):
    person = bernard.person
    later = EventFactory(starts_at=clock.now() + timedelta(days=80), ends_at=None)
    expected = [InvitationFactory(person=person), InvitationFactory(person=person, event=later)]
    InvitationFactory()
    InvitationFactory(person=person, sent_at=None)
    InvitationFactory(person=person, withdrawn_at=clock.now())
    InvitationFactory(person=person, event=EventFactory(state=EventState.CANCELLED))
    InvitationFactory(person=person, event=EventFactory(ends_at=clock.now(), starts_at=clock.now()))
    past = clock.now() - timedelta(days=2)
    InvitationFactory(person=person, event=EventFactory(starts_at=past, ends_at=past))

    found = invitations.of_person(person, clock.now())

    assert found[-2:] == expected
    assert len(found) == 3
