"""When an event takes place, as far as it is known."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from faitiere.domains.events.choices import WhenKind
from faitiere.kernel.periods import PartialDate

PARIS = "Europe/Paris"


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
        """Say no more than is known: « mercredi 20 mars 2024, 9 h – 17 h », « mars 2024 », « date à définir »."""
        if self.starts_at is None:
            return f"{self.kind.label} ({self.expected})" if self.expected else str(self.kind.label)
        if self.kind in {WhenKind.MONTH, WhenKind.YEAR}:
            pattern = "F Y" if self.kind == WhenKind.MONTH else "Y"
            return date_format(self.starts_at.astimezone(ZoneInfo(self.timezone)), pattern)
        first, last = _day(self.first_day), _day(self.last_day)
        if self.kind == WhenKind.DAY:
            return first if first == last else f"du {first} au {last}"
        begins = f"{first}, {_hour(self.starts_at, self.timezone)}"
        if self.ends_at is None:
            return begins
        ends = _hour(self.ends_at, self.timezone)
        return f"{begins} – {ends}" if first == last else f"du {begins}, au {last}, {ends}"


def _day(day: date | None) -> str:
    return f"{date_format(day, 'l')} {PartialDate(day)}" if day else ""


def _hour(moment: datetime, timezone: str) -> str:
    local = moment.astimezone(ZoneInfo(timezone))
    return f"{local.hour} h {local:%M}" if local.minute else f"{local.hour} h"


def _midnight(day: date, timezone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(timezone))
