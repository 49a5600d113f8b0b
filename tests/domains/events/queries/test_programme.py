from datetime import timedelta

import pytest

from faitiere.domains.events.models import EventRoom, Speaker
from faitiere.domains.events.queries.programme import clashes, grid
from tests.factories.events import NINE, EventFactory, SessionFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def event():
    return EventFactory(starts_at=NINE, ends_at=NINE + 8 * HOUR)


@pytest.fixture
def room(event):
    return EventRoom.objects.create(event=event, name="Bargemon", capacity=40)


def session(event, title, begins, lasts=HOUR, **more):
    return SessionFactory(event=event, title=title, starts_at=begins, ends_at=begins + lasts, **more)


def codes(event):
    return [clash.code for clash in clashes(event)]


def test_two_sessions_in_one_room_at_once_clash_and_one_after_the_other_do_not(event, room):
    session(event, "Climat", NINE, room=room)
    session(event, "Eau", NINE + HOUR, room=room)
    assert codes(event) == []
    session(event, "Santé", NINE + HOUR / 2, room=room)
    assert [clash.sentence for clash in clashes(event)] == [
        "« Climat » et « Santé » ont lieu en même temps dans Bargemon.",
        "« Santé » et « Eau » ont lieu en même temps dans Bargemon.",
    ]


def test_nobody_speaks_in_two_sessions_at_once(event, bernard):
    for title in ("Climat", "Eau"):
        Speaker.objects.create(session=session(event, title, NINE), person=bernard.person)
    assert [clash.sentence for clash in clashes(event)] == [
        "Bernard Morel intervient en même temps dans « Climat » et « Eau »."
    ]


def test_more_places_than_the_room_has_and_hours_outside_the_event_are_said(event, room):
    session(event, "Climat", NINE, room=room, capacity=50)
    session(event, "Dîner", NINE + 8 * HOUR)
    assert codes(event) == ["capacity", "outside"]


def test_the_grid_has_a_column_a_room_and_sessions_span_their_hours(event, room):
    session(event, "Plénière", NINE, 2 * HOUR, room=room)
    session(event, "Visite", NINE + HOUR)
    SessionFactory(event=event, title="Stand", starts_at=None, ends_at=None)
    found = grid(event)
    (day,) = found.days
    assert day.rooms == [room, None]
    assert [one.title for one in found.unplaced] == ["Stand"]
    held = {
        box.sessions[0].title: (line.starts_at, box.rows) for line in day.lines for box in line.boxes if box.sessions
    }
    assert held == {"Plénière": (NINE, 4), "Visite": (NINE + HOUR, 2)}
    assert sum(box.rows for line in day.lines for box in line.boxes) == len(day.lines) * len(day.rooms)


def test_sessions_that_overlap_in_a_room_share_a_box_so_that_none_is_hidden(event, room):
    session(event, "Climat", NINE, room=room)
    session(event, "Santé", NINE + HOUR / 2, 2 * HOUR, room=room)
    (day,) = grid(event).days
    (box,) = [box for line in day.lines for box in line.boxes if box.sessions]
    assert ([one.title for one in box.sessions], box.rows) == (["Climat", "Santé"], 5)


def test_the_grid_goes_by_quarters_only_when_a_session_does(event, room):
    assert grid(event).days[0].lines[1].starts_at - grid(event).days[0].lines[0].starts_at == HOUR / 2
    session(event, "Climat", NINE + HOUR / 4, room=room)
    assert grid(event).days[0].lines[1].starts_at - grid(event).days[0].lines[0].starts_at == HOUR / 4


def test_the_grid_asks_as_much_for_thirty_sessions_as_for_one(event, room, django_assert_num_queries):
    for number in range(30):
        session(event, f"Atelier {number}", NINE + (number % 8) * HOUR, room=room)
    with django_assert_num_queries(6):
        grid(event)
