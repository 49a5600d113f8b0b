from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from faitiere.domains.events.choices import EventAudience, EventFormat, EventKind, EventState
from faitiere.domains.events.models import Venue
from faitiere.domains.events.models.when import When
from faitiere.domains.events.queries.life.guards import warnings
from faitiere.domains.events.services.changes import columns
from faitiere.domains.events.services.events import EventDraft
from tests.factories.events import EventFactory
from tests.factories.territories import CountryFactory

pytestmark = pytest.mark.django_db

TODAY = date(2024, 1, 19)
PARIS = ZoneInfo("Europe/Paris")


def draft(**fields) -> EventDraft:
    return EventDraft(title="Réunion", kind=EventKind.GROUP_MEETING, **fields)


def codes(when: When, **fields) -> list[str]:
    written = draft(**{name: fields.pop(name) for name in ("venue", "group", "format") if name in fields})
    return [doubt.code for doubt in warnings(written, when, on=TODAY, **fields)]


def test_a_working_day_to_come_raises_no_doubt():
    assert codes(When.days(date(2024, 3, 20)), typed_weekday="mercredi") == []


def test_the_24th_of_march_2024_is_a_sunday():
    (doubt,) = warnings(draft(), When.days(date(2024, 3, 24)), on=TODAY)

    assert (doubt.code, doubt.sentence) == ("sunday", "Le 24 mars 2024 est un dimanche.")


@pytest.mark.parametrize(
    ("typed", "found"), [("jeudi", ["weekday"]), ("Mercredi", []), ("mer.", []), ("MERCREDI ", []), ("", [])]
)
def test_the_weekday_written_is_compared_with_the_date(typed, found):
    assert codes(When.days(date(2024, 3, 20)), typed_weekday=typed) == found


def test_a_public_holiday_is_that_of_the_country_where_one_meets():
    japan = CountryFactory(code="JP", code3="JPN", name="Japon")
    tokyo = Venue.objects.create(slug="tokyo", name="Mairie", country=japan)
    culture, armistice = When.days(date(2025, 11, 3)), When.days(date(2025, 11, 11))

    assert codes(culture, venue=tokyo) == ["holiday"]
    assert codes(armistice, venue=tokyo) == []
    assert codes(armistice) == ["holiday"]
    assert codes(armistice, venue=tokyo, format=EventFormat.ONLINE) == ["holiday"]


def test_french_holidays_are_said_in_french():
    (doubt,) = warnings(draft(), When.days(date(2024, 5, 1)), on=TODAY)

    assert doubt.sentence == "Le 1er mai 2024 est un jour férié : Fête du Travail."


def test_a_long_event_runs_over_holidays_knowingly():
    assert codes(When.days(date(2024, 5, 16), date(2024, 6, 2))) == []


def test_a_date_past_and_an_end_before_the_start_are_said():
    noon = datetime(2024, 3, 20, 12, tzinfo=PARIS)

    assert codes(When.days(date(2024, 1, 18))) == ["past"]
    assert codes(When.exact(noon, noon.replace(hour=10))) == ["order"]
    assert codes(When.to_be_defined("au printemps")) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"kind": EventKind.ASSEMBLY, "audience": EventAudience.MEMBERS}, ["clash"]),
        ({"kind": EventKind.OUTSIDE, "audience": EventAudience.PUBLIC}, []),
        ({"kind": EventKind.BOARD, "audience": EventAudience.STAFF}, []),
        ({"kind": EventKind.ASSEMBLY, "audience": EventAudience.MEMBERS, "state": EventState.CANCELLED}, []),
    ],
)
def test_a_meeting_of_the_whole_network_at_the_same_time_is_said(fields, found):
    assembly = EventFactory(**columns(When.days(date(2024, 6, 4))), **fields)
    four = datetime(2024, 6, 4, 16, tzinfo=PARIS)

    assert codes(When.exact(four, four.replace(hour=18))) == found
    assert codes(When.days(date(2024, 6, 5))) == []
    assert codes(When.days(date(2024, 6, 4)), ignore=assembly) == []


def test_two_meetings_of_one_group_do_not_fall_together(valdorie):
    EventFactory(group=valdorie)
    nine = datetime(2024, 3, 20, 9, tzinfo=PARIS)

    assert codes(When.exact(nine, nine.replace(hour=11)), group=valdorie) == ["clash"]
    assert codes(When.exact(nine, nine.replace(hour=11))) == []
