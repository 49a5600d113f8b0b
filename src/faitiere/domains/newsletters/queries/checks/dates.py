"""Dates that contradict themselves, fall on a Sunday, or are past."""

from collections.abc import Iterator
from datetime import date

from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.queries.checks.board import Board, Remark
from faitiere.domains.newsletters.rules.dates import DAYS, dates_in
from faitiere.kernel.periods import PartialDate

SUNDAY = 6
TO_COME = ("je m’inscris", "je m'inscris", "j’y participe", "j'y participe", "inscription", "je participe")


def weekdays(board: Board) -> Iterator[Remark]:
    """Tell « jeudi 2 février » when the 2nd is a Friday."""
    for item, text in board.texts():
        for said in dates_in(text, board.issue.dated_on):
            if said.is_contradictory:
                right = f"« {said.words} » : le {_said(said.day)} est un {DAYS[said.day.weekday()]}."
                yield Remark("weekday", right, item)


def sundays(board: Board) -> Iterator[Remark]:
    """Tell a meeting of one day that falls on a Sunday: often a slip, sometimes meant."""
    for item in board.items:
        if item.source_kind not in {SourceKind.AGENDA, SourceKind.EVENT}:
            continue
        for event in board.events[item.pk]:
            first, last = event.when.first_day, event.when.last_day
            if first and first == last and first.weekday() == SUNDAY:
                yield Remark("sunday", f"Le {_said(first)} est un dimanche : vérifiez la date.", item)


def past(board: Board) -> Iterator[Remark]:
    """Tell a date of the agenda that is over, or an invitation to what has been held."""
    on = board.issue.dated_on
    for item in board.items:
        days = [event.when.last_day for event in board.events[item.pk]]
        if not days or not all(day and day < on for day in days):
            continue
        invites = any(one.get("label", "").casefold().startswith(TO_COME) for one in item.links)
        if invites or item.source_kind in {SourceKind.AGENDA, SourceKind.EVENT}:
            latest = max(day for day in days if day)
            yield Remark("past", f"La rencontre est passée depuis le {_said(latest)}.", item)


def _said(day: date) -> str:
    return str(PartialDate(day))
