from datetime import UTC, date, datetime, timedelta

import pytest

from faitiere.domains.events.choices import ChangeKind, EventKind, EventState, PlaceState, WhenKind
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import events, registrations
from faitiere.domains.events.services.changes import Words
from faitiere.domains.events.services.events import EventDraft
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock

pytestmark = pytest.mark.django_db

EVENING = datetime(2024, 3, 20, 17, tzinfo=UTC)
WHY = Words(reason="Salle inondée", registered="Nous vous écrirons dès que possible.", public="Reporté")


@pytest.fixture
def meeting(amina, valdorie):
    draft = EventDraft("Réunion du groupe-pays Valdorie", EventKind.GROUP_MEETING, group=valdorie)
    return events.create(draft, When.exact(EVENING, EVENING + timedelta(hours=2)), by=amina, now=clock.now())


def test_an_idea_gets_an_address_that_says_its_day(meeting, amina):
    twin = events.create(
        EventDraft("Réunion du groupe-pays Valdorie", EventKind.GROUP_MEETING),
        When.exact(EVENING),
        by=amina,
        now=clock.now(),
    )

    assert meeting.slug == "reunion-du-groupe-pays-valdorie-2024-03-20"
    assert twin.slug == "reunion-du-groupe-pays-valdorie-2024-03-20-2"
    assert (meeting.state, meeting.sequence) == (EventState.IDEA, 0)


def test_an_address_keeps_its_words_apart(amina):
    cafe = events.create(
        EventDraft("L’été de l'élu", EventKind.CAFE), When.days(date(2024, 7, 1)), by=amina, now=clock.now()
    )

    assert cafe.slug == "l-ete-de-l-elu-2024-07-01"


def test_a_retitled_event_keeps_its_address_and_its_calendar_identity(meeting, amina):
    uid = meeting.uid

    events.edit(meeting, EventDraft("Rencontre de printemps", EventKind.GROUP_MEETING), by=amina, now=clock.now())

    assert (meeting.slug, meeting.uid, meeting.sequence, meeting.title) == (
        "reunion-du-groupe-pays-valdorie-2024-03-20",
        uid,
        1,
        "Rencontre de printemps",
    )


def test_every_turn_is_dated_keeps_its_reason_and_the_former_date(meeting, amina):
    events.announce(meeting, by=amina, now=clock.now())
    events.open_registration(meeting, by=amina, now=clock.now())
    events.postpone(meeting, words=WHY, by=amina, now=clock.now())
    events.move(meeting, When.days(date(2024, 4, 5)), words=WHY, by=amina, now=clock.now())

    assert list(meeting.changes.values_list("kind", "state", "sequence", "previous_starts_at")) == [
        (ChangeKind.CREATED, EventState.IDEA, 0, None),
        (ChangeKind.ANNOUNCED, EventState.SAVE_THE_DATE, 1, None),
        (ChangeKind.OPENED, EventState.OPEN, 2, None),
        (ChangeKind.POSTPONED, EventState.POSTPONED, 3, EVENING),
        (ChangeKind.MOVED, EventState.SAVE_THE_DATE, 4, None),
    ]
    assert meeting.when_kind == WhenKind.DAY
    assert meeting.changes.get(kind=ChangeKind.POSTPONED).reason == "Salle inondée"


def test_an_event_without_a_date_takes_no_registration(amina):
    event = events.create(
        EventDraft("Assises", EventKind.ASSISES), When.to_be_defined("printemps 2024"), by=amina, now=clock.now()
    )

    with pytest.raises(events.DateMissing):
        events.open_registration(event, by=amina, now=clock.now())


def test_time_goes_forward(amina):
    with pytest.raises(events.EndsBeforeStart):
        events.create(
            EventDraft("Réunion", EventKind.CAFE),
            When.exact(EVENING, EVENING - timedelta(hours=1)),
            by=amina,
            now=clock.now(),
        )


def test_more_places_move_the_waiting_list_and_fewer_take_none_away(meeting, amina):
    events.resize(meeting, 1, by=amina, now=clock.now())
    events.open_registration(meeting, by=amina, now=clock.now())
    _first, second = (
        registrations.register(meeting, Guest("Zoé", "R", f"zoe{n}@rivecourt.example"), by=amina, now=clock.now())
        for n in (1, 2)
    )

    events.resize(meeting, 2, by=amina, now=clock.now())

    second.refresh_from_db()
    assert second.state == PlaceState.CONFIRMED
    with pytest.raises(events.PlacesTaken, match="2 places sont déjà prises"):
        events.resize(meeting, 1, by=amina, now=clock.now())
