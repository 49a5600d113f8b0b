"""When an event takes place, as far as it is known."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from faitiere.domains.events.choices import WhenKind
from faitiere.kernel.periods import PartialDate, Precision
from faitiere.kernel.typography import NO_BREAK

PARIS = "Europe/Paris"
UNDATED = {WhenKind.TO_BE_DEFINED: "date à définir", WhenKind.SINE_DIE: "reporté sans nouvelle date"}
PRECISIONS = {WhenKind.MONTH: Precision.MONTH, WhenKind.YEAR: Precision.YEAR}


@dataclass(frozen=True)
class When:
    """A moment, a day, several days, a month, a year, or no date yet. Ends are exclusive for days, months and years."""

    kind: WhenKind
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    timezone: str = PARIS
    expected: str = ""

    @classmethod
    def exact(cls, starts_at: datetime, ends_at: datetime | None = None, *, timezone: str = PARIS) -> "When":
        """Return a moment; the end may be unknown."""
        return cls(WhenKind.EXACT, starts_at, ends_at, timezone)

    @classmethod
    def days(cls, first: date, last: date | None = None, *, timezone: str = PARIS) -> "When":
        """Return one or several whole days; `last` is included."""
        return cls(
            WhenKind.DAY, _midnight(first, timezone), _midnight((last or first) + timedelta(1), timezone), timezone
        )

    @classmethod
    def month(cls, first: date, *, timezone: str = PARIS) -> "When":
        """Return a month of which the day is not known."""
        after = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        return cls(WhenKind.MONTH, _midnight(first.replace(day=1), timezone), _midnight(after, timezone), timezone)

    @classmethod
    def year(cls, year: int, *, timezone: str = PARIS) -> "When":
        """Return a year of which nothing more is known."""
        return cls(
            WhenKind.YEAR, _midnight(date(year, 1, 1), timezone), _midnight(date(year + 1, 1, 1), timezone), timezone
        )

    @classmethod
    def to_be_defined(cls, expected: str = "") -> "When":
        """Return « date à définir », with the period hoped for in words."""
        return cls(WhenKind.TO_BE_DEFINED, expected=expected)

    @classmethod
    def sine_die(cls, expected: str = "") -> "When":
        """Return « reporté sans date »."""
        return cls(WhenKind.SINE_DIE, expected=expected)

    @property
    def first_day(self) -> date | None:
        """Return the first day, on the clock of the place."""
        return self.starts_at and self.starts_at.astimezone(ZoneInfo(self.timezone)).date()

    @property
    def last_day(self) -> date | None:
        """Return the last day, included, on the clock of the place."""
        if self.ends_at is None:
            return self.first_day
        instant = self.ends_at if self.kind == WhenKind.EXACT else self.ends_at - timedelta(seconds=1)
        return instant.astimezone(ZoneInfo(self.timezone)).date()

    def __str__(self) -> str:
        """Say no more than is known: « mercredi 20 mars 2024, de 9 h à 17 h », « mars 2024 », « date à définir ».

        The weekday and the year are always said, so that no day is ever ambiguous.
        """
        if self.kind in UNDATED or self.first_day is None:
            return UNDATED[self.kind] + (f" ({self.expected})" if self.expected else "")
        if self.kind in PRECISIONS:
            return str(PartialDate(self.first_day, PRECISIONS[self.kind]))
        days = said_days(self.first_day, self.last_day or self.first_day)
        return days if self.kind == WhenKind.DAY else f"{days}, {self._hours()}"

    def _hours(self) -> str:
        """Say from when to when; elsewhere than in Paris, that the hour is the local one."""
        if self.starts_at is None:
            return ""
        start, local = said_hour(self.starts_at, self.timezone), "" if self.timezone == PARIS else " (heure locale)"
        if self.ends_at is None or self.ends_at == self.starts_at:
            return f"à {start}{local}"
        if self.first_day != self.last_day:
            return f"à partir de {start}{local}"
        return f"de {start} à {said_hour(self.ends_at, self.timezone)}{local}"


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


def _day(day: date, pattern: str) -> str:
    said = date_format(day, pattern)
    return said.replace(" 1 ", " 1er ", 1) if day.day == 1 and "F" in pattern else said


def _midnight(day: date, timezone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(timezone))
