from datetime import timedelta

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Session, SessionPlace
from faitiere.domains.events.services import registrations
from faitiere.domains.events.services.programme import frames, sessions
from faitiere.domains.events.services.programme.sessions import SessionDraft
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.events import NINE, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def register(event, name, amina, *chosen):
    guest = Guest(name, "Martin", f"{name}@valmont.example")
    return registrations.register(event, guest, sessions=chosen, by=amina, now=clock.now())


def test_a_session_is_written_and_two_of_one_title_have_two_addresses(amina):
    event = EventFactory()
    drafts = [SessionDraft("Climat", starts_at=NINE, ends_at=NINE + HOUR, languages=("fr", "en"))] * 2
    one, two = [sessions.create(event, draft, capacity=20, by=amina, now=clock.now()) for draft in drafts]
    assert (one.slug, two.slug, one.capacity, one.languages) == ("climat", "climat-2", 20, ["fr", "en"])


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (SessionDraft(" "), sessions.SessionTitleMissing),
        (SessionDraft("Climat", starts_at=NINE, ends_at=NINE), sessions.SessionEndsBeforeStart),
    ],
)
def test_what_cannot_be_is_refused(amina, draft, refusal):
    with pytest.raises(refusal):
        sessions.create(EventFactory(), draft, by=amina, now=clock.now())


def test_a_room_of_another_event_is_refused(amina):
    room = frames.add_room(EventFactory(), "Bargemon", by=amina, now=clock.now())
    with pytest.raises(sessions.FromAnotherEvent):
        sessions.create(EventFactory(), SessionDraft("Climat", room=room), by=amina, now=clock.now())


def test_a_session_edited_keeps_its_places_and_says_what_changed(amina):
    session = SessionFactory(capacity=12, taken=3, title="Climat")
    sessions.edit(session, SessionDraft("Climat et eau", is_members_only=True), by=amina, now=clock.now())
    assert (session.title, session.capacity, session.taken, session.is_members_only) == ("Climat et eau", 12, 3, True)
    assert AuditEntry.objects.get(verb="session modifiée").changes["title"] == ["Climat", "Climat et eau"]


def test_a_session_moved_lasts_as_long_as_before(amina):
    session = SessionFactory(starts_at=NINE, ends_at=NINE + HOUR)
    room = frames.add_room(session.event, "Bargemon", by=amina, now=clock.now())
    sessions.move(session, NINE + 3 * HOUR, room=room, by=amina, now=clock.now())
    assert (session.starts_at, session.ends_at, session.room) == (NINE + 3 * HOUR, NINE + 4 * HOUR, room)


def test_more_places_let_the_waiting_list_move_and_fewer_take_nobody_s(amina):
    session = SessionFactory(capacity=1)
    for name in ("anne", "boris", "carole"):
        register(session.event, name, amina, session)
    sessions.resize(session, 2, by=amina, now=clock.now())
    places = SessionPlace.objects.filter(session=session).order_by("asked_at", "pk")
    assert [place.state for place in places] == [PlaceState.CONFIRMED, PlaceState.CONFIRMED, PlaceState.WAITING]
    with pytest.raises(sessions.SessionPlacesTaken):
        sessions.resize(session, 1, by=amina, now=clock.now())


def test_a_session_that_somebody_awaits_is_not_deleted(amina):
    session = SessionFactory()
    registration = register(session.event, "anne", amina, session)
    with pytest.raises(sessions.SessionHasRegistrations):
        sessions.delete(session, by=amina, now=clock.now())
    registrations.cancel(registration, by=amina, now=clock.now())
    sessions.delete(session, by=amina, now=clock.now())
    assert not Session.objects.exists()
