from datetime import timedelta

import icalendar
import pytest

from faitiere.domains.events.choices import AnswerKind, EventState, WhenKind
from faitiere.domains.events.models import Event, Invitation, Venue
from faitiere.domains.events.services.guests import sendings
from faitiere.domains.library.choices import AccessLevel
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, InvitationFactory
from tests.factories.library import LibraryDocumentFactory

pytestmark = pytest.mark.django_db


def test_invitations_leave_once_each_with_what_a_calendar_answers(amina, bernard, valmont):
    event = EventFactory(title="Réunion de printemps")
    mayor = InvitationFactory(event=event, person=bernard.person, authority=valmont, email=bernard.email, sent_at=None)
    paper = InvitationFactory(event=event, email="", sent_at=None)
    InvitationFactory(event=event)
    InvitationFactory(event=event, sent_at=None, withdrawn_at=clock.now())

    assert sendings.queue(event, by=amina, now=clock.now()) == 2
    assert OutboundMessage.objects.count() == 0
    assert sendings.send_queued(now=clock.now()) == 2
    assert sendings.send_queued(now=clock.now()) == 0

    message = OutboundMessage.objects.get()
    assert (message.recipient, message.recipient_name) == (bernard.email, "Bernard Morel")
    assert "Monsieur le Maire," in message.text
    mayor.refresh_from_db()
    assert message.attachments == [
        {"name": "invitation.pdf", "content_type": "application/pdf", "storage_name": mayor.letter.name}
    ]
    calendar = icalendar.Calendar.from_ical(message.calendar)
    assert calendar["method"] == "REQUEST"
    assert calendar.events[0]["attendee"] == f"mailto:{bernard.email}"
    assert set(Invitation.objects.filter(sent_at=clock.now())) == {mayor, paper}


@pytest.mark.parametrize(("access", "count"), [(AccessLevel.MEMBERS, 2), (AccessLevel.STAFF, 1)])
def test_the_plan_of_the_place_is_enclosed_unless_the_team_keeps_it(access, count, amina, bernard, valmont):
    plan = LibraryDocumentFactory(access=access)
    venue = Venue.objects.create(slug="halle", name="Halle aux Cordages", access_plan=plan)
    event = EventFactory(venue=venue)
    InvitationFactory(event=event, person=bernard.person, authority=valmont, email=bernard.email, sent_at=None)

    sendings.queue(event, by=amina, now=clock.now())
    sendings.send_queued(now=clock.now())

    enclosed = [one["storage_name"] for one in OutboundMessage.objects.get().attachments]
    assert (len(enclosed), plan.file.name in enclosed) == (count, count == 2)


def test_an_event_without_a_day_invites_without_a_calendar(amina):
    event = EventFactory(when_kind=WhenKind.TO_BE_DEFINED, starts_at=None, ends_at=None, state=EventState.SAVE_THE_DATE)
    InvitationFactory(event=event, sent_at=None)

    sendings.queue(event, by=amina, now=clock.now())
    sendings.send_queued(now=clock.now(), event=event)

    message = OutboundMessage.objects.get()
    assert (message.calendar, "Date à définir" in message.text) == ("", True)


def test_what_is_cancelled_before_the_worker_comes_does_not_leave(amina):
    invitation = InvitationFactory(sent_at=None)
    sendings.queue(invitation.event, by=amina, now=clock.now())
    Event.objects.update(state=EventState.CANCELLED)

    sendings.send_queued(now=clock.now())

    invitation.refresh_from_db()
    assert (OutboundMessage.objects.count(), invitation.sent_at, invitation.queued_at) == (0, None, None)


def test_a_limit_leaves_the_rest_to_the_next_worker(amina):
    event = EventFactory()
    for _ in range(3):
        InvitationFactory(event=event, sent_at=None)
    sendings.queue(event, by=amina, now=clock.now())

    assert (sendings.send_queued(now=clock.now(), limit=2), sendings.send_queued(now=clock.now(), limit=2)) == (2, 1)


@pytest.mark.parametrize("state", [EventState.IDEA, EventState.POSTPONED, EventState.CANCELLED, EventState.HELD])
def test_an_idea_is_not_sent_and_nothing_is_sent_twice(state, amina):
    with pytest.raises(sendings.NotAnnounced, match="annoncez la date"):
        sendings.queue(EventFactory(state=state), by=amina, now=clock.now())
    with pytest.raises(sendings.NotAnnounced):
        sendings.remind(EventFactory(state=state), by=amina, now=clock.now())
    with pytest.raises(sendings.NobodyToInvite):
        sendings.queue(InvitationFactory().event, by=amina, now=clock.now())


def test_only_those_who_have_not_answered_are_reminded_and_never_twice_a_day(amina):
    event = EventFactory()
    silent = InvitationFactory(event=event)
    InvitationFactory(event=event, answer=AnswerKind.NO)
    InvitationFactory(event=event, answer=AnswerKind.UNSURE)
    InvitationFactory(event=event, email="")
    InvitationFactory(event=event, sent_at=None)
    InvitationFactory(event=event, withdrawn_at=clock.now())

    assert sendings.remind(event, by=amina, now=clock.now()) == 1
    with pytest.raises(sendings.RemindedToday):
        sendings.remind(event, by=amina, now=clock.now() + timedelta(hours=2))
    assert sendings.remind(event, by=amina, now=clock.now() + timedelta(days=1)) == 1

    assert list(OutboundMessage.objects.values_list("recipient", "kind")) == [(silent.email, "events.reminded")] * 2
    Invitation.objects.update(answer=AnswerKind.YES)
    with pytest.raises(sendings.NobodyToRemind):
        sendings.remind(event, by=amina, now=clock.now() + timedelta(days=2))
