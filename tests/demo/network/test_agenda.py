"""The agenda of the newsletter of January 2024, entry by entry, from the events of the built network."""

from datetime import date

import pytest

from faitiere.demo.facts import events as facts
from faitiere.demo.facts.reader import load
from faitiere.domains.events.choices import EventAudience, EventFormat
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.life import agenda, guards

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TODAY = date(2024, 1, 19)
PRINTED = load("articles")["agenda_block"]
TITLES = {fact.slug: fact.title for fact in facts.events()}
RESERVED = {EventAudience.MEMBERS, EventAudience.MEMBER_OFFICIALS}


def entries():
    return [event for bucket in agenda.newsletter(TODAY) for event in bucket.events]


def test_its_23_entries_stand_in_the_order_of_the_paper():
    assert len(PRINTED["entries"]) == 23
    assert [event.title for event in entries()] == [TITLES[row["event"]] for row in PRINTED["entries"]]


def test_they_stand_under_the_headings_of_the_paper():
    printed = [
        (bucket["label"], sum(row["bucket"] == bucket["id"] for row in PRINTED["entries"]))
        for bucket in PRINTED["buckets"]
    ]

    assert [(bucket.label, len(bucket.events)) for bucket in agenda.newsletter(TODAY)] == printed


def test_those_reserved_for_members_are_those_marked_so():
    marked = [TITLES[row["event"]] for row in PRINTED["entries"] if row["access"] == "members"]

    assert [event.title for event in entries() if event.audience in RESERVED] == marked
    assert len(marked) == 4


def test_thirteen_are_online():
    assert sum(event.format == EventFormat.ONLINE for event in entries()) == 13


def test_what_the_paper_forgot_is_in_our_own_agenda_and_in_calendars():
    gathering = Event.objects.get(series__acronym="RAICT", edition=15)

    assert gathering not in entries()
    assert gathering in agenda.upcoming(TODAY)
    assert gathering in agenda.feed(TODAY)


def test_the_meeting_of_24_march_is_flagged_as_a_sunday():
    meeting = Event.objects.get(group__slug="burkina-faso")
    warnings = guards.warnings(meeting, meeting.when, on=TODAY, ignore=meeting)

    assert [warning.code for warning in warnings] == ["sunday"]
