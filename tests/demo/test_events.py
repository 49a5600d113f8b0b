"""The events of the built network, as their sources tell them."""

from collections import Counter
from datetime import date

import pytest

from faitiere.domains.events.choices import ChangeKind, EventState, WhenKind
from faitiere.domains.events.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ASSISES = "Assises de la coopération décentralisée franco-"


def test_of_49_past_events_the_one_of_this_very_day_is_not_held_yet():
    today = Event.objects.get(season=4, episode=4)

    assert Counter(Event.objects.values_list("state", flat=True)) == {
        EventState.HELD: 48,
        EventState.SAVE_THE_DATE: 34,
        EventState.POSTPONED: 3,
        EventState.IDEA: 2,
    }
    assert (today.when_kind, today.state) == (WhenKind.DAY, EventState.SAVE_THE_DATE)


def test_the_assises_of_israel_are_postponed_without_a_date_for_a_reason_and_keep_the_former_month():
    assises = Event.objects.get(title=f"{ASSISES}israélienne")
    turn = assises.changes.get(kind=ChangeKind.POSTPONED)

    assert (assises.state, assises.when_kind, assises.expected) == (EventState.POSTPONED, WhenKind.SINE_DIE, "")
    assert (turn.reason, turn.source) == (
        "contexte sécuritaire",
        "Lettre d’information de janvier 2024, p. 4 (Israël)",
    )
    assert (turn.previous_when, turn.previous_starts_at.date()) == (WhenKind.MONTH, date(2024, 1, 31))


def test_the_assises_of_armenia_were_put_off_then_given_two_days():
    assises = Event.objects.get(title=f"{ASSISES}arménienne")

    assert [(turn.kind, turn.reason) for turn in assises.changes.all()] == [
        (ChangeKind.CREATED, ""),
        (ChangeKind.ANNOUNCED, ""),
        (ChangeKind.POSTPONED, "crise sanitaire et conflit"),
        (ChangeKind.MOVED, "date précisée"),
    ]
    assert (assises.state, assises.sequence) == (EventState.SAVE_THE_DATE, 3)


def test_an_event_is_written_on_the_day_of_the_document_that_first_speaks_of_it():
    gathering = Event.objects.get(series__acronym="RAICT", edition=14)

    assert [(turn.kind, turn.at.date()) for turn in gathering.changes.all()] == [
        (ChangeKind.CREATED, date(2023, 5, 15)),
        (ChangeKind.ANNOUNCED, date(2023, 5, 15)),
        (ChangeKind.HELD, date(2024, 1, 19)),
    ]


def test_a_meeting_stands_within_the_gathering_where_it_was_held():
    meeting = Event.objects.get(title__contains="Liban aux Rencontres")

    assert (meeting.parent.edition, meeting.group.slug) == (11, "liban")
    assert [country.pk for country in meeting.countries.all()] == ["LB"]
