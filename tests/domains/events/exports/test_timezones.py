from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from faitiere.domains.events.exports.timezones import timezone
from tests.domains.events.exports.parsers import by_ical_js, by_icalendar


def hours(name: str) -> bytes:
    """A calendar with the hours around each change of the clock of 2024, and others."""
    zone = ZoneInfo(name)
    calendar = Calendar()
    calendar.add_component(timezone(name))
    for number in range(0, 366 * 24, 17):
        entry = Event()
        moment = (datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=number)).astimezone(zone)
        entry.add("uid", str(number))
        entry.add("sequence", 0)
        entry.add("status", "CONFIRMED")
        entry.add("summary", "…")
        entry.add("dtstart", moment)
        calendar.add_component(entry)
    return calendar.to_ical()


@pytest.mark.parametrize(
    "name", ["Europe/Paris", "America/New_York", "Asia/Tokyo", "Africa/Casablanca", "America/Sao_Paulo", "Asia/Beirut"]
)
def test_a_reader_who_trusts_the_rules_finds_the_hour(name):
    calendar = hours(name)

    read = [event["starts"] for event in by_ical_js(calendar)["events"]]
    assert read == [event["starts"] for event in by_icalendar(calendar)["events"]]


def test_a_regular_zone_is_a_rule_and_an_irregular_one_a_list():
    assert b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in timezone("Europe/Paris").to_ical()
    assert b"RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in timezone("America/New_York").to_ical()
    assert b"RDATE:" in timezone("Africa/Casablanca").to_ical()
