"""When an event takes place, as far as it is known."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from faitiere.domains.events.choices import WhenKind

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


def _midnight(day: date, timezone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(timezone))
