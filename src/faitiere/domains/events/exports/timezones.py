"""The rules of time zones as calendars carry them (VTIMEZONE, RFC 5545 §3.6.5), made from the IANA database.

icalendar makes them too, but misses short seasons (Ramadan in Morocco) and writes lists that Outlook ignores
and ical.js reads in part. Where changes follow a rule (« last Sunday of March ») it is written; elsewhere each change.
"""

from calendar import monthrange
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

FIRST, LAST = datetime(2010, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@lru_cache(maxsize=64)
def timezone(name: str) -> Timezone:
    """Return the rules of a time zone, by its name in the IANA database, for the years our events live in."""
    zone = ZoneInfo(name)
    component = Timezone()
    component.add("tzid", name)
    component.add_component(_season(zone, FIRST, [FIRST]))
    alike = defaultdict(list)
    for change in _changes(zone):
        alike[_offset(zone, change - SECOND), _offset(zone, change)].append(change)
    for changes in alike.values():
        component.add_component(_season(zone, changes[0] - SECOND, changes))
    return component


def _changes(zone: ZoneInfo) -> list[datetime]:
    """Return the moments at which the clock of a zone changes."""
    changes, moment = [], FIRST
    while moment < LAST:
        if _offset(zone, moment) != _offset(zone, moment + DAY):
            changes.append(_between(zone, moment, moment + DAY))
        moment += DAY
    return changes


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        before, after = (middle, after) if _offset(zone, middle) == _offset(zone, before) else (before, middle)
    return after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _season(zone: ZoneInfo, before: datetime, changes: list[datetime]) -> TimezoneDaylight | TimezoneStandard:
    """Return the season that these changes begin; each is said on the clock before it."""
    local = changes[0].astimezone(zone)
    season = TimezoneDaylight() if local.dst() else TimezoneStandard()
    season.TZOFFSETFROM = _offset(zone, before)
    season.TZOFFSETTO = _offset(zone, changes[0])
    season.add("tzname", local.tzname() or zone.key)
    starts = [(change + season.TZOFFSETFROM).replace(tzinfo=None) for change in changes]
    season.DTSTART = starts[0]
    if rule := _rule(starts):
        season.add("rrule", {"FREQ": "YEARLY", "BYMONTH": starts[0].month, "BYDAY": rule})
    else:
        for start in starts[1:]:
            season.add("rdate", start)
    return season


def _rule(starts: list[datetime]) -> str:
    """Return « -1SU » when every year it is the last Sunday of the same month, « 2SU » for the second; else nothing."""
    is_yearly = [start.year for start in starts] == list(range(FIRST.year, LAST.year))
    if not is_yearly or len({(start.month, start.weekday(), start.time()) for start in starts}) > 1:
        return ""
    day = WEEKDAYS[starts[0].weekday()]
    if all(start.day + 7 > monthrange(start.year, start.month)[1] for start in starts):
        return f"-1{day}"
    ranks = {(start.day - 1) // 7 + 1 for start in starts}
    return f"{ranks.pop()}{day}" if len(ranks) == 1 else ""
