"""The date of an event in words: the weekday and the year are always said, so that no month is ever ambiguous."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import formats

from faitiere.domains.events.choices import WhenKind
from faitiere.domains.events.models import Event
from faitiere.domains.events.models.when import PARIS, When
from faitiere.kernel.periods import PartialDate, Precision
from faitiere.kernel.typography import NO_BREAK

UNDATED = {WhenKind.TO_BE_DEFINED: "date à définir", WhenKind.SINE_DIE: "reporté sans nouvelle date"}
PRECISIONS = {WhenKind.MONTH: Precision.MONTH, WhenKind.YEAR: Precision.YEAR}


def when(event: Event) -> When:
    """Return what is known of the date of an event."""
    return When(WhenKind(event.when_kind), event.starts_at, event.ends_at, event.timezone, event.expected)


def said(known: When) -> str:
    """Say « mercredi 20 mars 2024, de 9 h à 17 h », « mars 2024 », « date à définir (avril) »."""
    if known.kind in UNDATED or known.first_day is None:
        return UNDATED[known.kind] + (f" ({known.expected})" if known.expected else "")
    if known.kind in PRECISIONS:
        return str(PartialDate(known.first_day, PRECISIONS[known.kind]))
    days = said_days(known.first_day, known.last_day or known.first_day)
    return days if known.kind == WhenKind.DAY else f"{days}, {_hours(known)}"


def said_days(first: date, last: date) -> str:
    """Say one day or several: « mercredi 23 et jeudi 24 octobre 2024 », « du 30 décembre 2023 au 2 janvier 2024 »."""
    if first == last:
        return _day(first, "l j F Y")
    if (first.year, first.month) != (last.year, last.month):
        start = "l j F" if first.year == last.year else "l j F Y"
        return f"du {_day(first, start)} au {_day(last, 'l j F Y')}"
    pattern = "{} et {}" if (last - first).days == 1 else "du {} au {}"
    return pattern.format(_day(first, "l j"), _day(last, "l j F Y"))


def said_hour(moment: datetime, timezone: str = PARIS) -> str:
    """Say « 9 h » or « 9 h 30 », on the clock of the place."""
    local = moment.astimezone(ZoneInfo(timezone))
    return f"{local.hour}{NO_BREAK}h" + (f"{NO_BREAK}{local:%M}" if local.minute else "")


def _hours(known: When) -> str:
    """Say from when to when; elsewhere than in Paris, that the hour is the local one."""
    if known.starts_at is None:
        return ""
    start, local = said_hour(known.starts_at, known.timezone), "" if known.timezone == PARIS else " (heure locale)"
    if known.ends_at is None or known.ends_at == known.starts_at:
        return f"à {start}{local}"
    if known.first_day != known.last_day:
        return f"à partir de {start}{local}"
    return f"de {start} à {said_hour(known.ends_at, known.timezone)}{local}"


def _day(day: date, pattern: str) -> str:
    said = formats.date_format(day, pattern)
    return said.replace(" 1 ", " 1er ", 1) if day.day == 1 and "F" in pattern else said
