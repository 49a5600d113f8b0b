"""Dates in French sentences and in addresses: « vendredi 2 février », « le-1er-fevrier-2023 »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from faitiere.kernel.words import plain

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_SAID = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(DAYS)})[\s,-]+)?(?P<day>\d{{1,2}})(?:er)?[\s-]+(?P<month>{'|'.join(MONTHS)})\b"
    r"(?:[\s-]+(?P<year>20\d\d))?"
)


@dataclass(frozen=True)
class SaidDate:
    """A date as a text says it, and the day that it means; a year that is not said is the nearest one."""

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
        day = _day(int(found["day"]), MONTHS.index(found["month"]) + 1, year, near)
        if day:
            yield SaidDate(found[0], day, found["weekday"] or "", has_year=year is not None)


def _day(day: int, month: int, year: int | None, near: date) -> date | None:
    years = [year] if year else [near.year - 1, near.year, near.year + 1]
    possible = []
    for one in years:
        try:
            possible.append(date(one, month, day))
        except ValueError:
            continue
    return min(possible, key=lambda found: abs(found - near), default=None)
