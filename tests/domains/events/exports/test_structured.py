import json
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from faitiere.domains.events.choices import EventFormat
from faitiere.domains.events.exports import structured
from faitiere.domains.events.models import Event, Venue
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words, columns
from faitiere.kernel import clock
from tests.domains.events.exports.schema_org import refused
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db

WORDS = Words(reason="Grève")
REQUIRED = {"@context", "@type", "name", "startDate", "eventStatus"}


def read(event: Event) -> dict:
    event.refresh_from_db()
    block = structured.block(event)
    assert "<" not in block
    known = json.loads(block)
    assert set(known) >= REQUIRED
    for name in {"startDate", "endDate", "previousStartDate"} & set(known):
        datetime.fromisoformat(known[name])
    return known


def test_an_event_says_when_and_where_in_the_hour_of_the_place():
    venue = Venue.objects.create(slug="salle", name="Salle des fêtes", address="1, rue du Pont", city="Valmont")
    known = read(EventFactory(title="Bilan </script> & suite", venue=venue, format=EventFormat.HYBRID, capacity=50))

    assert (known["startDate"], known["eventStatus"]) == (
        "2024-03-20T09:00:00+01:00",
        "https://schema.org/EventScheduled",
    )
    assert known["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert known["location"][0]["address"]["addressLocality"] == "Valmont"
    assert known["location"][1] == {"@type": "VirtualLocation", "url": known["url"]}
    assert known["name"] == "Bilan </script> & suite"


def test_the_link_of_the_meeting_is_never_in_it():
    known = read(EventFactory(format=EventFormat.ONLINE, video_url="https://visio.example/secret"))

    assert "secret" not in json.dumps(known)


def test_a_moved_event_says_its_former_day(amina):
    event = EventFactory()
    events.move(event, When.days(date(2024, 5, 23)), words=WORDS, by=amina, now=clock.now())

    known = read(event)

    assert known["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (known["startDate"], known["endDate"]) == ("2024-05-23", "2024-05-23")
    assert known["previousStartDate"] == "2024-03-20T09:00:00+01:00"


def test_an_hour_made_known_is_no_other_day(amina):
    event = EventFactory(**columns(When.days(date(2024, 3, 20))))
    exact = When.exact(datetime(2024, 3, 20, 14, tzinfo=ZoneInfo("Europe/Paris")))
    events.move(event, exact, words=WORDS, by=amina, now=clock.now())

    assert read(event)["eventStatus"] == "https://schema.org/EventScheduled"


def test_a_postponed_event_keeps_its_former_date_and_a_cancelled_one_its_own(amina):
    postponed, cancelled = EventFactory(), EventFactory()
    events.postpone(postponed, words=WORDS, by=amina, now=clock.now())
    events.cancel(cancelled, words=replace(WORDS, public="Désolés."), by=amina, now=clock.now())

    known = [read(event) for event in (postponed, cancelled)]

    assert [one["eventStatus"][19:] for one in known] == ["EventPostponed", "EventCancelled"]
    assert {one["startDate"] for one in known} == {"2024-03-20T09:00:00+01:00"}


def test_an_event_without_a_day_is_not_described():
    assert structured.block(EventFactory(**columns(When.to_be_defined("mars")))) == ""


def test_schema_org_knows_every_word_of_every_state(amina, tmp_path):
    venue = Venue.objects.create(slug="salle", name="Salle des fêtes", address="1, rue du Pont", city="Valmont")
    hybrid, moved, postponed, cancelled = (
        EventFactory(venue=venue, format=EventFormat.HYBRID, capacity=50, outside_url="https://ailleurs.example/"),
        EventFactory(format=EventFormat.ONLINE),
        EventFactory(format=EventFormat.ONSITE),
        EventFactory(),
    )
    events.move(moved, When.days(date(2024, 5, 23)), words=WORDS, by=amina, now=clock.now())
    events.postpone(postponed, words=WORDS, by=amina, now=clock.now())
    events.cancel(cancelled, words=WORDS, by=amina, now=clock.now())
    blocks = [read(event) for event in (hybrid, moved, postponed, cancelled)]
    invented = [{**blocks[0], "eventStatus": "https://schema.org/EventForgotten"}, {**blocks[0], "startedOn": "2024"}]

    assert refused(blocks, tmp_path) == ""
    assert refused(invented, tmp_path).count("error TS") == 2
