from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from faitiere.domains.events.choices import EventAudience, EventFormat, EventState, PlaceState
from faitiere.domains.events.exports import calendars
from faitiere.domains.events.models import Event, Invitation, Registration
from faitiere.domains.events.models.when import When
from faitiere.domains.events.queries.visibility import Reader
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words, columns
from faitiere.kernel import clock
from tests.domains.events.exports.parsers import by_ical_js, by_icalendar
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")
WORDS = Words(reason="La salle est fermée", public="Nous vous redirons la date.")


def event_on(when: When, **fields) -> Event:
    return EventFactory(**columns(when), **fields)


def entry(event) -> dict:
    (read,) = by_icalendar(calendars.feed([event], name="Agenda"))["events"]
    return read


@dataclass
class Agenda:
    """Events of which each took another turn."""

    moved: Event
    postponed: Event
    cancelled: Event
    days: Event
    tokyo: Event

    @property
    def all(self) -> list[Event]:
        return [self.moved, self.postponed, self.cancelled, self.days, self.tokyo]


@pytest.fixture
def agenda(amina):
    now = clock.now()
    moment = datetime(2024, 3, 20, 9, tzinfo=PARIS)
    exact = When.exact(moment, moment + timedelta(hours=2))
    made = Agenda(
        moved=event_on(exact, title="Groupe « Valdorie », bilan"),
        postponed=event_on(exact, title="Assises"),
        cancelled=event_on(exact, title="Café"),
        days=event_on(When.days(date(2024, 5, 16), date(2024, 6, 2)), title="Semaine"),
        tokyo=event_on(
            When.exact(datetime(2024, 3, 31, 9, tzinfo=ZoneInfo("Asia/Tokyo")), timezone="Asia/Tokyo"),
            title="Rencontres au Japon ; 8e édition",
        ),
    )
    summer = datetime(2024, 3, 31, 3, 30, tzinfo=PARIS)
    events.move(made.moved, When.exact(summer, summer + timedelta(hours=1)), words=WORDS, by=amina, now=now)
    events.postpone(made.postponed, words=WORDS, by=amina, now=now)
    events.cancel(made.cancelled, words=WORDS, by=amina, now=now)
    return made


def test_a_moved_event_keeps_its_identity_and_raises_its_sequence(agenda):
    read = entry(agenda.moved)

    assert (read["uid"], read["sequence"]) == (agenda.moved.uid, 1)
    assert read["starts"] == "2024-03-31T01:30:00.000Z"


def test_a_postponed_event_stays_in_sight_on_its_former_date(agenda):
    read = entry(agenda.postponed)

    assert (read["summary"], read["status"]) == ("[Reporté] Assises", "TENTATIVE")
    assert read["starts"] == "2024-03-20T08:00:00.000Z"


def test_a_day_given_up_for_a_month_is_shown_as_postponed(agenda, amina):
    events.move(agenda.moved, When.month(date(2024, 4, 1)), words=WORDS, by=amina, now=clock.now())

    read = entry(agenda.moved)

    assert (read["summary"][:9], read["status"], read["starts"][:10]) == ("[Reporté]", "TENTATIVE", "2024-03-31")


def test_a_cancelled_event_says_so_and_why(agenda):
    calendar = calendars.feed([agenda.cancelled], name="Agenda")
    (read,) = by_icalendar(calendar)["events"]

    assert (read["summary"], read["status"], read["sequence"]) == ("[Annulé] Café", "CANCELLED", 1)
    assert "Nous vous redirons la date." in Calendar.from_ical(calendar).walk("VEVENT")[0]["DESCRIPTION"]


def test_days_are_dates_whose_end_is_the_day_after(agenda):
    read = entry(agenda.days)

    assert (read["starts"], read["ends"]) == ("2024-05-16", "2024-06-03")


def test_the_clock_is_that_of_the_place(agenda):
    calendar = calendars.feed([agenda.tokyo], name="Agenda")

    assert b"DTSTART;TZID=Asia/Tokyo:20240331T090000" in calendar
    assert by_icalendar(calendar)["events"][0]["starts"] == "2024-03-31T00:00:00.000Z"


def test_two_parsers_read_the_same_in_every_turn(agenda):
    calendar = calendars.feed(agenda.all, name="Agenda du réseau")

    assert by_ical_js(calendar) == by_icalendar(calendar)


@pytest.mark.parametrize("when", [When.month(date(2024, 3, 1)), When.year(2024), When.to_be_defined(), When.sine_die()])
def test_an_event_of_which_no_day_is_known_is_in_no_calendar(when):
    assert by_icalendar(calendars.feed([event_on(when)], name="Agenda"))["events"] == []


def test_a_feed_asked_again_is_the_same_to_the_byte(agenda):
    first = calendars.feed(agenda.all, name="Agenda")

    assert (
        calendars.feed(Event.objects.filter(pk__in=[e.pk for e in agenda.all]).order_by("pk"), name="Agenda") == first
    )
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in first


def test_a_feed_never_gives_the_link_of_the_meeting():
    event = EventFactory(
        video_url="https://visio.example/secret", format=EventFormat.ONLINE, audience=EventAudience.MEMBERS
    )
    calendar = calendars.feed([event], name="Agenda", reader=Reader(is_member=True))

    assert b"secret" not in calendar
    assert b"LOCATION:Visioconf" in calendar
    assert b"Pour qui : adh" in calendar


def test_many_events_are_written_with_few_queries(django_assert_max_num_queries):
    EventFactory.create_batch(20)

    with django_assert_max_num_queries(2):
        calendars.feed(Event.objects.select_related("venue", "group"), name="Agenda")


@pytest.fixture
def invitation(settings, valmont, bernard):
    settings.CALENDAR_ADDRESS = "agenda@reseau.example"
    return Invitation.objects.create(
        event=EventFactory(), person=bernard.person, authority=valmont, email="bernard@valmont.example"
    )


def test_an_invitation_asks_one_person_for_an_answer(invitation):
    calendar = calendars.invitation_request(invitation, now=clock.now())
    read = Calendar.from_ical(calendar)
    attendee = read.walk("VEVENT")[0]["ATTENDEE"]

    assert (read["METHOD"], str(attendee)) == ("REQUEST", "mailto:bernard@valmont.example")
    assert (attendee.params["PARTSTAT"], attendee.params["RSVP"]) == ("NEEDS-ACTION", "TRUE")
    assert str(read.walk("VEVENT")[0]["ORGANIZER"]) == "mailto:agenda@reseau.example"
    assert by_ical_js(calendar) == by_icalendar(calendar)


def test_an_invitation_withdrawn_takes_the_event_out_of_the_calendar(invitation):
    calendar = calendars.invitation_cancel(invitation, now=clock.now())

    read = by_icalendar(calendar)
    assert (read["method"], read["events"][0]["status"]) == ("CANCEL", "CANCELLED")
    assert read["events"][0]["uid"] == invitation.event.uid


def test_an_invitation_to_an_undated_event_has_no_calendar(invitation, amina):
    event = event_on(When.to_be_defined("au printemps"))
    invitation.event = event

    assert calendars.invitation_request(invitation, now=clock.now()) == b""


@pytest.mark.parametrize(("state", "joins"), [(PlaceState.CONFIRMED, True), (PlaceState.WAITING, False)])
def test_the_way_into_the_meeting_is_for_those_who_have_a_place(state, joins):
    event = EventFactory(video_url="https://visio.example/secret", state=EventState.OPEN)
    registration = Registration.objects.create(
        event=event,
        first_name="Zoé",
        last_name="Rivière",
        email="zoe@rive.example",
        state=state,
        registered_at=clock.now(),
    )
    calendar = calendars.registration_request(registration, now=datetime(2024, 3, 1, tzinfo=UTC))

    (read,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert ("/rejoindre/" in str(read.get("CONFERENCE")), "secret" in str(read)) == (joins, False)
    assert by_icalendar(calendars.registration_cancel(registration, now=clock.now()))["method"] == "CANCEL"
