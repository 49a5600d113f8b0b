"""A month as a grid of weeks."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from faitiere.kernel.periods import PartialDate, Precision, add_months
from faitiere.web.public.events.rows import Row

FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True)
class Cell:
    """A day of the grid, and what takes place that day."""

    on: date
    is_of_the_month: bool
    is_today: bool
    rows: list[Row]


@dataclass(frozen=True)
class Month:
    """A month, named with its year so that nobody takes it for another."""

    first: date

    @property
    def name(self) -> str:
        """Return « mars 2024 »."""
        return str(PartialDate(self.first, Precision.MONTH))

    @property
    def url(self) -> str:
        """Return the address of its grid."""
        return reverse("public:agenda_month", args=[self.first.year, self.first.month])

    @property
    def before(self) -> "Month | None":
        """Return the month before, unless it is beyond memory."""
        return Month(add_months(self.first, -1)) if self.first > FIRST else None

    @property
    def after(self) -> "Month | None":
        """Return the month after, unless it is beyond plans."""
        return Month(add_months(self.first, 1)) if self.first < LAST else None

    @property
    def end(self) -> date:
        """Return the first day of the next month."""
        return add_months(self.first, 1)

    def weeks(self, rows: Iterable[Row], today: date) -> list[list[Cell]]:
        """Return the weeks of the grid, from Monday; an event of several days stands in each of them."""
        filed: dict[date, list[Row]] = {}
        for row in rows:
            for day in _days(row):
                filed.setdefault(day, []).append(row)
        return [
            [Cell(day, day.month == self.first.month, day == today, filed.get(day, [])) for day in week]
            for week in calendar.Calendar().monthdatescalendar(self.first.year, self.first.month)
        ]


def month_of(day: date) -> Month:
    """Return the month of a day."""
    return Month(day.replace(day=1))


def _days(row: Row) -> list[date]:
    known = row.event.when
    if known.first_day is None or not row.machine_date:
        return []
    last = min(known.last_day or known.first_day, known.first_day + timedelta(days=60))
    return [known.first_day + timedelta(days=passed) for passed in range((last - known.first_day).days + 1)]
