from datetime import timedelta

import icalendar
import pytest

from faitiere.domains.events.choices import AnswerKind, AnswerWay, EventState, PlaceState
from faitiere.domains.events.models import Invitation, Registration
from faitiere.domains.events.services import answers, invitations
from faitiere.domains.events.services.answers import Reply
from faitiere.domains.events.services.invitations import Invitee
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, InvitationFactory

pytestmark = pytest.mark.django_db


def invite(event, *invitees, by) -> invitations.Invited:
    return invitations.invite(event, invitees, by=by, now=clock.now())


def test_everybody_is_invited_once_however_often_they_are_asked(amina, bernard, valmont):
    event = EventFactory()
    everybody = [
        Invitee(person=bernard.person, authority=valmont, email="bernard@valmont.example", why="préside"),
        Invitee(authority=valmont, email="mairie@valmont.example"),
        Invitee(name="Zoé Rivière", email="zoe@ailleurs.example"),
        Invitee(name="Z. Rivière", email="ZOE@ailleurs.example"),
    ]

    first = invite(event, *everybody, by=amina)
    again = invite(event, *everybody, Invitee(person=amina.person), by=amina)

    assert (len(first.new), first.already) == (3, 0)
    assert ([one.person for one in again.new], again.already) == ([amina.person], 3)
    assert event.invitations.get(person=bernard.person).why == "préside"


def test_inviting_again_keeps_the_answer(amina):
    invitation = InvitationFactory(answer=AnswerKind.NO)

    invite(invitation.event, Invitee(person=invitation.person), by=amina)

    assert Invitation.objects.get().answer == AnswerKind.NO


def test_a_withdrawn_invitation_frees_its_place_and_can_come_back(amina):
    event = EventFactory(capacity=1)
    invitation = InvitationFactory(event=event)
    reply = Reply(AnswerKind.YES, clock.now(), AnswerWay.LINK)
    answers.answer(invitation, reply, by=amina, now=clock.now())

    invitations.withdraw(invitation, by=amina, now=clock.now())
    invitations.withdraw(invitation, by=amina, now=clock.now() + timedelta(hours=1))

    invitation.refresh_from_db()
    event.refresh_from_db()
    assert (invitation.withdrawn_at, event.taken) == (clock.now(), 0)
    assert Registration.objects.get().state == PlaceState.CANCELLED
    with pytest.raises(answers.InvitationWithdrawn, match="n’est plus valable"):
        answers.answer(invitation, reply, by=amina, now=clock.now())

    back = invite(event, Invitee(person=invitation.person), by=amina)
    invitation.refresh_from_db()
    assert (back.new, back.already, invitation.withdrawn_at) == ([], 0, None)
    assert (invitation.answer, invitation.sent_at) == ("", None), "asked anew: the place was given back"


def test_whoever_had_received_it_is_told_and_the_event_leaves_the_calendar(amina):
    invitation = InvitationFactory(event=EventFactory(title="Réunion de printemps"))
    reply = Reply(AnswerKind.SUBSTITUTE, clock.now(), AnswerWay.LINK, "Zoé Rivière", "zoe@ville.example")
    answers.answer(invitation, reply, by=amina, now=clock.now())
    OutboundMessage.objects.all().delete()

    invitations.withdraw(invitation, by=amina, now=clock.now())

    told = {message.recipient: message for message in OutboundMessage.objects.all()}
    assert set(told) == {invitation.email, "zoe@ville.example"}
    assert told[invitation.email].kind == "events.withdrawn"
    assert told["zoe@ville.example"].kind == "events.registration_cancelled"
    for message in told.values():
        assert icalendar.Calendar.from_ical(message.calendar)["method"] == "CANCEL"


@pytest.mark.parametrize("nothing", [{"sent_at": None}, {"email": ""}])
def test_whoever_received_nothing_is_told_nothing(nothing, amina):
    invitations.withdraw(InvitationFactory(**nothing), by=amina, now=clock.now())

    assert not OutboundMessage.objects.exists()


@pytest.mark.parametrize("state", [EventState.CANCELLED, EventState.HELD])
def test_nobody_is_invited_to_what_is_over(state, amina):
    with pytest.raises(invitations.NoMoreInvitations, match="plus personne à inviter"):
        invite(EventFactory(state=state), Invitee(person=amina.person), by=amina)


def test_a_guest_whom_no_register_knows_has_a_name_and_an_address(amina):
    with pytest.raises(invitations.GuestUnknown):
        invite(EventFactory(), Invitee(email="qui@ailleurs.example"), by=amina)
