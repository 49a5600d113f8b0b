"""A programme taken again."""

from datetime import date, timedelta

import pytest

from faitiere.domains.events.models import EventRoom, Track
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services.changes import columns
from faitiere.domains.events.services.programme import contents, copies
from faitiere.kernel import clock
from faitiere.kernel.audit import log
from tests.factories.events import NINE, EventFactory, SessionFactory
from tests.factories.people import OrganizationFactory, PersonFactory

BY = {"by": log.System(), "now": clock.now()}


@pytest.fixture
def held(db):
    """A gathering in winter, with a workshop at nine on its second day."""
    event = EventFactory(title="1res Rencontres", **columns(When.days(date(2024, 3, 19), date(2024, 3, 20))))
    room = EventRoom.objects.create(event=event, name="Quai", capacity=60)
    track = Track.objects.create(event=event, name="Eau")
    facts = {"title": "Partager l’eau", "room": room, "track": track, "capacity": 60, "taken": 12}
    session = SessionFactory(event=event, starts_at=NINE, ends_at=NINE + timedelta(hours=2), **facts)
    contents.link(session, OrganizationFactory(name="Agence des monts"), **BY)
    contents.add_speaker(session, PersonFactory(), **BY)
    return event


def test_sessions_keep_their_hour_and_their_rank_of_day_and_lose_what_belonged_to_that_day(held):
    following = EventFactory(**columns(When.days(date(2024, 6, 12), date(2024, 6, 13))))
    (session,) = copies.copy(held, following, **BY)
    assert session.starts_at.isoformat() == "2024-06-13T09:00:00+02:00"  # nine o'clock in summer too
    assert session.ends_at - session.starts_at == timedelta(hours=2)
    assert (session.room.name, session.room.event, session.room.capacity) == ("Quai", following, 60)
    assert (session.track.name, session.capacity, session.taken) == ("Eau", 60, 0)
    assert [str(one) for one in session.builders.all()] == ["Agence des monts"]
    assert not session.speakers.exists()


def test_without_a_date_the_hours_are_left_to_be_said(held):
    following = EventFactory(**columns(When.to_be_defined()))
    (session,) = copies.copy(held, following, **BY)
    assert (session.starts_at, session.ends_at) == (None, None)


def test_two_programmes_are_never_mixed_and_an_empty_one_is_not_taken(held):
    following = EventFactory()
    with pytest.raises(copies.NothingToCopy):
        copies.copy(EventFactory(), following, **BY)
    copies.copy(held, following, **BY)
    with pytest.raises(copies.ProgrammeUnderWay):
        copies.copy(held, following, **BY)
