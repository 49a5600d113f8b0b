"""Who may see what of an event."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from faitiere.domains.events.choices import ChangeKind, EventAudience, EventState, MinutesAccess, PlaceState
from faitiere.domains.events.models import Event, EventChange, Invitation, Minutes, Registration
from faitiere.domains.events.queries.visibility import announced, reader
from tests.factories.events import EventFactory
from tests.factories.people import PersonFactory

DAY = date(2024, 1, 19)
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def stopped(state: EventState, *, was_told: bool) -> Event:
    event = EventFactory(state=state)
    kinds = [ChangeKind.CREATED, *([ChangeKind.ANNOUNCED] if was_told else []), ChangeKind.CANCELLED]
    for rank, kind in enumerate(kinds):
        EventChange.objects.create(event=event, kind=kind, at=NOW, by="x", state=state, sequence=rank)
    return event


@pytest.mark.django_db
def test_an_idea_the_staff_s_own_and_what_ended_as_an_idea_stay_inside():
    shown = [EventFactory(state=state) for state in (EventState.SAVE_THE_DATE, EventState.OPEN, EventState.HELD)]
    shown += [stopped(state, was_told=True) for state in (EventState.POSTPONED, EventState.CANCELLED)]
    EventFactory(state=EventState.IDEA)
    EventFactory(audience=EventAudience.STAFF)
    stopped(EventState.CANCELLED, was_told=False)
    stopped(EventState.POSTPONED, was_told=False)

    assert set(announced()) == set(shown)


@pytest.fixture
def meetings(valdorie):
    """One event for each audience, the group's being Valdorie's."""
    return {
        audience: EventFactory(audience=audience, group=valdorie if audience == EventAudience.GROUP else None)
        for audience in EventAudience
    }


READ = {
    "amina": set(EventAudience),
    "bernard": {"public", "members", "member_officials", "group"},
    "chloe": {"public", "members", "group"},
    "denis": {"public"},
    "eve": {"public"},
}


@pytest.mark.parametrize("name", READ)
def test_each_of_the_cast_reads_what_is_for_them_on_a_page_as_in_the_database(name, cast, meetings):
    sight = reader(cast[name], DAY)
    one_by_one = {audience for audience, event in meetings.items() if sight.may_read(event)}

    assert one_by_one == READ[name]
    assert set(Event.objects.filter(sight.readable()).values_list("audience", flat=True)) == READ[name]


@pytest.mark.django_db
def test_nobody_in_particular_reads_what_is_public_and_the_database_is_not_asked(meetings, django_assert_num_queries):
    with django_assert_num_queries(0):
        sight = reader(AnonymousUser(), DAY)
    assert {audience for audience, event in meetings.items() if sight.may_read(event)} == {"public"}


def test_a_membership_that_ended_closes_what_it_opened(bernard, meetings):
    assert not reader(bernard, date(2015, 1, 1)).may_read(meetings[EventAudience.MEMBERS])


def test_whoever_is_invited_or_registered_reads_until_they_cancel(denis, chloe, meetings):
    invited, donors = meetings[EventAudience.INVITED], meetings[EventAudience.DONORS]
    Invitation.objects.create(event=invited, person=denis.person)
    registration = Registration.objects.create(
        event=donors, person=chloe.person, first_name="C", last_name="C", email="c@example.org", registered_at=NOW
    )
    Registration.objects.create(
        event=donors, state="cancelled", first_name="Z", last_name="Z", email="z@example.org", registered_at=NOW
    )
    assert reader(denis, DAY).may_read(invited)
    assert not reader(denis, DAY).may_read(donors)
    assert reader(chloe, DAY).may_read(donors)

    registration.state = PlaceState.CANCELLED
    registration.save()
    assert not reader(chloe, DAY).may_read(donors)


MINUTES = {
    "amina": set(MinutesAccess),
    "bernard": {"public", "members", "group"},
    "chloe": {"public", "members", "group"},
    "denis": {"public"},
    "eve": {"public"},
}


@pytest.mark.parametrize("name", MINUTES)
def test_published_minutes_are_read_by_those_they_are_for_and_a_draft_by_staff(name, cast, valdorie):
    sight = reader(cast[name], DAY)
    minutes = Minutes(event=EventFactory(group=valdorie), published_at=NOW)
    drafted = Minutes(event=minutes.event, access=MinutesAccess.PUBLIC)
    opened = set()
    for access in MinutesAccess:
        minutes.access = access
        opened |= {access} if sight.may_read_minutes(minutes) else set()

    assert opened == MINUTES[name]
    assert sight.may_read_minutes(drafted) is (name == "amina")


def test_an_invitation_opens_an_event_until_it_is_taken_back(eve, valdorie):
    event = EventFactory(audience=EventAudience.INVITED)
    person = PersonFactory(user=eve)
    invitation = Invitation.objects.create(event=event, person=person)
    assert reader(eve, DAY).may_read(event)

    invitation.withdrawn_at = NOW
    invitation.save()
    eve.refresh_from_db()
    assert not reader(eve, DAY).may_read(event)
