"""The events of the built network, as their sources tell them."""

from collections import Counter
from datetime import date

import pytest

from faitiere.demo.builders.site import INVENTED
from faitiere.domains.events.choices import ChangeKind, EventState, WhenKind
from faitiere.domains.events.models import Event, Invitation, Minutes, Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ASSISES = "Assises de la coopération décentralisée franco-"


def test_of_49_past_events_the_one_of_this_very_day_is_not_held_yet():
    today = Event.objects.get(season=4, episode=4)

    told = Event.objects.exclude(source=INVENTED)
    assert Counter(told.values_list("state", flat=True)) == {
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


def test_the_programmes_name_the_24_sessions_of_the_documents_in_their_order():
    told = Session.objects.exclude(event__source=INVENTED)
    workshops = told.filter(event__title__contains="Marseille", event__starts_at__year=2018)

    assert told.count() == 24
    assert [(one.title.rpartition(" : ")[2], f"{one.starts_at:%H:%M}") for one in workshops] == [
        ("eau et assainissement", "12:00"),
        ("déchets", "12:00"),
        ("électricité et énergie", "12:00"),
        ("transport", "12:00"),
    ]


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


def test_each_turn_that_may_happen_to_a_meeting_happens_to_the_invented_group():
    meetings = Event.objects.filter(group__slug="valdorie").order_by("starts_at")

    assert Counter(meetings.values_list("state", flat=True)) == {
        EventState.HELD: 1,
        EventState.OPEN: 1,
        EventState.CANCELLED: 1,
        EventState.POSTPONED: 1,
    }


def test_the_meeting_held_has_minutes_for_the_group_and_prepared_the_next():
    minutes = Minutes.objects.get(event__group__slug="valdorie")

    assert (minutes.access, minutes.next_event.state) == ("group", "open")
    assert [bool(decision.done_on) for decision in minutes.decisions.all()] == [True, False, False]
    assert minutes.event.registrations.filter(check_ins__isnull=False).count() == 5


def test_bernard_and_chloe_have_yet_to_answer():
    answers = {str(one): one.answer for one in Invitation.objects.filter(event__group__slug="valdorie")}

    assert answers == {
        "Bernard Morel": "",
        "Chloé Garnier": "",
        "Nadia Colin": "unsure",
        "Hélène Marchal": "yes",
        "Samir Haddad": "",
        "Julien Perrot": "no",
    }
