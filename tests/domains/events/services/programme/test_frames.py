import pytest

from faitiere.domains.events.services.programme import frames
from faitiere.kernel import clock
from tests.factories.events import EventFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_rooms_and_tracks_come_in_the_order_in_which_they_were_added(amina):
    event = EventFactory()
    for name in ("Bargemon", "Astoin"):
        frames.add_room(event, name, capacity=80, by=amina, now=clock.now())
        frames.add_track(event, name, by=amina, now=clock.now())
    assert [room.name for room in event.rooms.all()] == ["Bargemon", "Astoin"]
    assert [track.name for track in event.tracks.all()] == ["Bargemon", "Astoin"]


def test_two_rooms_of_one_event_have_two_names(amina):
    event = EventFactory()
    room = frames.add_room(event, "Bargemon", by=amina, now=clock.now())
    with pytest.raises(frames.FrameNameTaken):
        frames.add_room(event, " bargemon ", by=amina, now=clock.now())
    with pytest.raises(frames.FrameNameMissing):
        frames.edit(room, " ", by=amina, now=clock.now())
    frames.edit(room, "Espace Bargemon", capacity=300, by=amina, now=clock.now())
    room.refresh_from_db()
    assert (room.name, room.capacity) == ("Espace Bargemon", 300)


def test_a_room_taken_away_leaves_its_sessions_in_the_programme(amina):
    session = SessionFactory()
    session.room = frames.add_room(session.event, "Bargemon", by=amina, now=clock.now())
    session.save()
    frames.remove(session.room, by=amina, now=clock.now())
    session.refresh_from_db()
    assert session.room is None
