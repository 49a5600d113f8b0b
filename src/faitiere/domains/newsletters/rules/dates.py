"""Dates in French sentences and in addresses: « vendredi 2 février », « le-1er-fevrier-2023 »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from faitiere.kernel.words import plain

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
# A letter tells what was held lately and announces the year to come; further away, a weekday that agrees is chance.
LOOKED_BACK, LOOKED_AHEAD = timedelta(days=-120), timedelta(days=365)
_SAID = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(DAYS)})[\s,-]+)?(?P<day>\d{{1,2}})(?:er)?[\s-]+(?P<month>{'|'.join(MONTHS)})\b"
    r"(?:[\s-]+(?P<year>20\d\d))?"
)


@dataclass(frozen=True)
class SaidDate:
    """A date as a text says it, and the day that it means; a year that is not said is guessed."""

    words: str
    day: date
    weekday: str = ""
    has_year: bool = False

    @property
    def is_contradictory(self) -> bool:
        """Tell whether the weekday that is said is not that of the day."""
        return bool(self.weekday) and self.weekday != DAYS[self.day.weekday()]


def dates_in(text: str, near: date) -> Iterator[SaidDate]:
    """Yield the dates that a text says to the day."""
    for found in _SAID.finditer(plain(text)):
        year = int(found["year"]) if found["year"] else None
        weekday = found["weekday"] or ""
        day = _day((int(found["day"]), MONTHS.index(found["month"]) + 1), year, weekday, near)
        if day:
            yield SaidDate(found[0], day, weekday, has_year=year is not None)


def _day(said: tuple[int, int], year: int | None, weekday: str, near: date) -> date | None:
    """Return the day that is meant; without a year, one that falls on the weekday that is said, else the nearest."""
    day, month = said
    possible = []
    for one in [year] if year else [near.year - 1, near.year, near.year + 1]:
        try:
            possible.append(date(one, month, day))
        except ValueError:
            continue
    agreeing = [one for one in possible if weekday and DAYS[one.weekday()] == weekday and _is_close(one, near)]
    return min(agreeing or possible, key=lambda found: abs(found - near), default=None)


def _is_close(day: date, near: date) -> bool:
    return LOOKED_BACK <= day - near <= LOOKED_AHEAD
