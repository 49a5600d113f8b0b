"""Dates as sources give them: a day, a month or a year; and half-open periods."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils import formats
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """How much of a date its source gives."""

    DAY = "day", _("jour")
    MONTH = "month", _("mois")
    YEAR = "year", _("année")


@dataclass(frozen=True)
class PartialDate:
    """A date known to the day, the month or the year; ``first`` is the earliest day it may mean."""

    first: date
    precision: Precision = Precision.DAY

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read « 2020 », « 2020-10 » or « 2020-10-13 » (ISO 8601 reduced precision); anything else is a ValueError."""
        parts = [int(part) for part in text.split("-")]
        precision = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}.get(len(parts))
        if precision is None:
            raise ValueError(f"Not a date of reduced precision: {text!r}")
        year, month, day = [*parts, 1, 1][:3] if len(parts) > 1 else [parts[0], 1, 1]
        return cls(date(year, month, day), precision)

    @property
    def last(self) -> date:
        """Return the latest day it may mean."""
        if self.precision == Precision.YEAR:
            return date(self.first.year, 12, 31)
        if self.precision == Precision.MONTH:
            return self.first.replace(day=calendar.monthrange(self.first.year, self.first.month)[1])
        return self.first

    def __str__(self) -> str:
        """Say no more than the source: « 2020 », « octobre 2020 », « 13 octobre 2020 »."""
        pattern = {Precision.YEAR: "Y", Precision.MONTH: "F Y", Precision.DAY: "j F Y"}[self.precision]
        said = formats.date_format(self.first, pattern)
        return said.replace("1 ", "1er ", 1) if self.precision == Precision.DAY and self.first.day == 1 else said


def add_years(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def add_months(day: date, months: int) -> date:
    """Return the same day some months later (or earlier), at most the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def holds(starts_on: date | None, ends_on: date | None, on: date) -> bool:
    """Tell whether a half-open period [starts_on, ends_on[ contains a day; None is open on that side."""
    return (starts_on is None or starts_on <= on) and (ends_on is None or on < ends_on)


def day_before(day: date) -> date:
    """Return the last day of a period from its exclusive end."""
    return day - timedelta(days=1)
