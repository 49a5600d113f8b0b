import pytest

from faitiere.domains.events.choices import AnswerKind, AnswerWay, PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import answers, events
from faitiere.domains.events.services.changes import Words
from faitiere.domains.events.services.guests import calendar_replies
from faitiere.domains.events.services.guests.calendar_replies import Outcome
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from tests.factories.events import EventFactory, InvitationFactory
from tests.factories.replies import written

pytestmark = pytest.mark.django_db
LATER = "2024-01-20T09:00+00:00"


@pytest.fixture(autouse=True)
def _later(clock_at):
    clock_at(LATER)


@pytest.fixture
def invitation(bernard, valmont):
    return InvitationFactory(event=EventFactory(), person=bernard.person, authority=valmont, email=bernard.email)


def receive(invitation, calendar="google", **facts):
    raw = written(calendar, uid=invitation.event.uid, attendee=facts.pop("attendee", invitation.email), **facts)
    met = calendar_replies.work([raw], by=System("Agendas"), now=clock.now())
    invitation.refresh_from_db()
    return next(iter(met))


@pytest.mark.parametrize("calendar", ["google", "outlook", "apple"])
def test_accepting_in_a_calendar_takes_a_place_and_declining_later_frees_it(calendar, invitation):
    assert receive(invitation, calendar) == Outcome.KEPT
    assert (invitation.answer, invitation.answered_way) == (AnswerKind.YES, AnswerWay.CALENDAR)

    assert receive(invitation, calendar, status="DECLINED", stamp="20240119T100000Z") == Outcome.KEPT
    assert Registration.objects.get().state == PlaceState.CANCELLED


def test_an_answer_of_a_calendar_never_covers_a_newer_one_and_read_twice_changes_nothing(invitation, amina):
    newer = answers.Reply(AnswerKind.NO, clock.now(), AnswerWay.PAPER)
    answers.answer(invitation, newer, by=amina, now=clock.now())

    assert receive(invitation) == Outcome.NEWER_KNOWN
    assert (invitation.answer, invitation.answered_way) == (AnswerKind.NO, AnswerWay.PAPER)


def test_an_answer_to_a_date_that_has_changed_since_says_nothing_of_the_new_one(invitation, amina):
    to = When.exact(invitation.event.starts_at.replace(month=4))
    events.move(invitation.event, to, words=Words("salle prise"), by=amina, now=clock.now())

    assert receive(invitation, sequence="0") == Outcome.OTHER_DATE
    assert receive(invitation, sequence="1") == Outcome.KEPT


def test_who_was_not_invited_who_forges_and_who_shares_a_mailbox_are_left_out(invitation):
    assert receive(invitation, attendee="denis@ailleurs.example") == Outcome.NOT_INVITED
    InvitationFactory(event=invitation.event, email=invitation.email.upper())
    assert receive(invitation) == Outcome.NOT_INVITED
    raw = written("google", uid=invitation.event.uid, attendee=invitation.email).replace(
        b"From: Ber", b"From: <x@y.z> Ber"
    )
    assert calendar_replies.work([raw, b"Subject: Merci\r\n\r\n"], by=System(), now=clock.now()) == {
        Outcome.FORGED: 1,
        Outcome.NO_ANSWER: 1,
    }
    assert invitation.answer == ""


def test_an_answer_that_is_refused_stops_none_of_the_others(invitation, amina):
    events.cancel(invitation.event, words=Words("grève"), by=amina, now=clock.now())
    assert receive(invitation, sequence="1") == Outcome.REFUSED
    assert receive(invitation, status="NEEDS-ACTION") == Outcome.NO_ANSWER


def test_a_delegate_is_a_substitute(invitation):
    raw = written("google", uid=invitation.event.uid, attendee=invitation.email, status="DELEGATED").replace(
        b"X-NUM-GUESTS=0", b'DELEGATED-TO="mailto:jeanne@valmont.example"'
    )
    calendar_replies.work([raw], by=System("Agendas"), now=clock.now())

    assert Registration.objects.get().email == "jeanne@valmont.example"
