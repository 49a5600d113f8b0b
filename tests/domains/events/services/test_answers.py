from datetime import timedelta

import pytest

from faitiere.domains.events.choices import AnswerKind, AnswerWay, EventState, PlaceState
from faitiere.domains.events.models import Event, Registration, SessionPlace
from faitiere.domains.events.services import answers, registrations
from faitiere.domains.events.services.answers import Reply
from faitiere.domains.events.services.registering import eligibility
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, InvitationFactory, SessionFactory

pytestmark = pytest.mark.django_db


def say(invitation, kind, *, by, minutes=0, way=AnswerWay.LINK, **more):
    at = clock.now() + timedelta(minutes=minutes)
    return answers.answer(invitation, Reply(kind, at, way, **more), by=by, now=clock.now() + timedelta(hours=1))


@pytest.fixture
def invitation(bernard, valmont):
    return InvitationFactory(
        event=EventFactory(capacity=1), person=bernard.person, authority=valmont, email=bernard.email
    )


def standing(invitation) -> list[tuple[str, str]]:
    rows = Registration.objects.filter(event=invitation.event).exclude(state=PlaceState.CANCELLED).order_by("pk")
    return [(str(row), row.state) for row in rows]


def test_a_yes_takes_a_place_with_the_title_of_the_day(invitation, bernard, valmont):
    say(invitation, AnswerKind.YES, by=bernard)
    say(invitation, AnswerKind.YES, by=bernard, minutes=1)

    registration = Registration.objects.get()
    assert (registration.person, registration.role, registration.authority) == (bernard.person, "Maire", valmont)
    assert (registration.email, registration.invitation, registration.registered_by) == (
        bernard.email,
        invitation,
        bernard,
    )
    entry = AuditEntry.objects.filter(verb="réponse à une invitation").order_by("pk").first()
    assert entry.changes == {"answer": ["", "je viens"]}


@pytest.mark.parametrize("kind", [AnswerKind.NO, AnswerKind.UNSURE])
def test_only_a_yes_holds_a_place(kind, invitation, amina):
    other = InvitationFactory(event=invitation.event)
    say(invitation, AnswerKind.YES, by=amina)
    say(other, AnswerKind.YES, by=amina)

    say(invitation, kind, by=amina, minutes=1)

    assert standing(invitation) == [(str(other.person), PlaceState.CONFIRMED)]


def test_the_newest_answer_wins_by_its_own_date_and_not_by_its_arrival(invitation, amina):
    say(invitation, AnswerKind.NO, by=amina, minutes=10, way=AnswerWay.LINK)

    say(invitation, AnswerKind.YES, by=amina, minutes=5, way=AnswerWay.CALENDAR)

    invitation.refresh_from_db()
    assert (invitation.answer, invitation.answered_way, standing(invitation)) == (AnswerKind.NO, AnswerWay.LINK, [])


def test_a_clock_ahead_of_ours_does_not_silence_later_answers(invitation, amina):
    tomorrow = Reply(AnswerKind.YES, clock.now() + timedelta(days=1), AnswerWay.CALENDAR)
    answers.answer(invitation, tomorrow, by=amina, now=clock.now())

    say(invitation, AnswerKind.NO, by=amina, minutes=1)

    assert standing(invitation) == []


def test_a_substitute_takes_the_place_of_the_person_invited(invitation, amina):
    say(invitation, AnswerKind.YES, by=amina)

    say(invitation, AnswerKind.SUBSTITUTE, by=amina, minutes=1, substitute_name="Jeanne Morel Duval")

    registration = Registration.objects.exclude(state=PlaceState.CANCELLED).get()
    assert (registration.first_name, registration.last_name) == ("Jeanne", "Morel Duval")
    assert (registration.person, registration.role, registration.email) == (None, "", invitation.email)


def test_who_takes_the_place_is_written_to_once_with_the_way_into_the_meeting(invitation, bernard):
    Event.objects.filter(pk=invitation.event_id).update(video_url="https://visio.example/secret")
    say(invitation, AnswerKind.YES, by=bernard)
    say(invitation, AnswerKind.YES, by=bernard, minutes=1)
    say(
        invitation,
        AnswerKind.SUBSTITUTE,
        by=bernard,
        minutes=2,
        substitute_name="Léa R",
        substitute_email="l@v.example",
    )

    own, substitute = OutboundMessage.objects.filter(kind="events.registration_registered").order_by("pk")
    assert (own.recipient, substitute.recipient) == (bernard.email, "l@v.example")
    for message in (own, substitute):
        assert "/inscription/" in message.text
        assert "/rejoindre/" in message.calendar.replace("\r\n ", "")


def test_a_substitute_has_a_name(invitation, amina):
    with pytest.raises(answers.SubstituteMissing, match="qui viendra"):
        say(invitation, AnswerKind.SUBSTITUTE, by=amina, substitute_name=" ")


def test_a_full_event_puts_a_yes_on_the_waiting_list(invitation, amina):
    other = InvitationFactory(event=invitation.event)
    say(invitation, AnswerKind.YES, by=amina)

    say(other, AnswerKind.YES, by=amina)

    assert standing(invitation)[1] == (str(other.person), PlaceState.WAITING)


def test_a_save_the_date_can_be_answered_before_registration_opens_to_all(invitation, amina):
    type(invitation.event).objects.update(state=EventState.SAVE_THE_DATE)
    invitation.event.refresh_from_db()

    say(invitation, AnswerKind.YES, by=amina)

    assert len(standing(invitation)) == 1


@pytest.mark.parametrize("state", [EventState.CANCELLED, EventState.HELD, EventState.POSTPONED, EventState.IDEA])
def test_there_is_nothing_to_answer_to_what_will_not_take_place(state, invitation, amina):
    type(invitation.event).objects.update(state=state)

    with pytest.raises(answers.NothingToAnswer, match="pas de réponse à donner"):
        say(invitation, AnswerKind.YES, by=amina)


def test_who_registered_without_the_invitation_is_the_same_guest(invitation, amina, bernard):
    known = registrations.register(
        invitation.event, Guest("B.", "Morel", bernard.email.upper()), by=amina, now=clock.now()
    )

    say(invitation, AnswerKind.YES, by=amina)
    known.refresh_from_db()
    assert (standing(invitation), known.invitation) == ([("B. Morel", PlaceState.CONFIRMED)], invitation)

    say(invitation, AnswerKind.NO, by=amina, minutes=1)
    assert standing(invitation) == []


def test_two_guests_who_share_a_mailbox_or_have_none_hold_a_place_each(amina):
    event = EventFactory()
    shared = [InvitationFactory(event=event, email="mairie@valmont.example") for _ in range(2)]
    without = [InvitationFactory(event=event, email="") for _ in range(2)]

    for one in [*shared, *without, *without]:
        say(one, AnswerKind.YES, by=amina)

    event.refresh_from_db()
    assert (len(standing(shared[0])), event.taken) == (4, 4)


def test_sessions_are_chosen_with_the_answer_and_change_with_it(invitation, amina):
    first, second = SessionFactory(event=invitation.event), SessionFactory(event=invitation.event)

    say(invitation, AnswerKind.YES, by=amina, sessions=[first], needs="fauteuil roulant")
    say(invitation, AnswerKind.YES, by=amina, minutes=1, sessions=[second])
    say(invitation, AnswerKind.YES, by=amina, minutes=2)

    held = SessionPlace.objects.exclude(state=PlaceState.CANCELLED)
    assert [place.session for place in held] == [second]
    assert Registration.objects.get().needs == "fauteuil roulant"


def test_a_session_for_members_is_not_opened_by_an_invitation_to_the_rest(invitation, rivecourt, amina):
    reserved = SessionFactory(event=invitation.event, is_members_only=True)
    outsider = InvitationFactory(event=invitation.event, authority=rivecourt)

    with pytest.raises(eligibility.MembersOnly):
        say(outsider, AnswerKind.YES, by=amina, sessions=[reserved])
    say(invitation, AnswerKind.YES, by=amina, sessions=[reserved])
    assert SessionPlace.objects.get().registration.invitation == invitation


def test_declining_frees_no_place_that_a_colleague_holds_at_the_shared_mailbox(invitation, chloe, amina):
    colleague = Guest("Chloé", "Garnier", invitation.email, person=chloe.person)
    registrations.register(invitation.event, colleague, by=amina, now=clock.now())

    say(invitation, AnswerKind.NO, by=amina)

    assert standing(invitation) == [("Chloé Garnier", PlaceState.CONFIRMED)]


def test_a_substitute_is_told_of_both_turns(amina):
    invitation = InvitationFactory()
    zoe = {"substitute_name": "Zoé Rivière", "substitute_email": "zoe@ville.example"}
    say(invitation, AnswerKind.SUBSTITUTE, by=amina, **zoe)
    say(invitation, AnswerKind.YES, by=amina, minutes=1)
    say(invitation, AnswerKind.YES, by=amina, minutes=2)

    assert list(OutboundMessage.objects.order_by("pk").values_list("recipient", "kind")) == [
        ("zoe@ville.example", "events.registration_registered"),
        ("zoe@ville.example", "events.registration_cancelled"),
        (invitation.email, "events.registration_registered"),
    ]
