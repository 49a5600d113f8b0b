"""Addresses whose year contradicts the date they speak of."""

from collections.abc import Iterator
from datetime import date

from faitiere.domains.newsletters.models import IssueItem
from faitiere.domains.newsletters.queries.checks.board import Board, Remark
from faitiere.domains.newsletters.rules.dates import dates_in


def years(board: Board) -> Iterator[Remark]:
    """Tell « …-le-1er-fevrier-2023 » for a meeting of 1 February 2024."""
    for item, text in board.texts():
        told = _days(board, item, text)
        for link in item.links:
            for said in dates_in(link.get("url", ""), board.issue.dated_on):
                same = [day for day in told if (day.day, day.month) == (said.day.day, said.day.month)]
                if said.has_year and same and all(day.year != said.day.year for day in same):
                    sentence = f"L’adresse dit {said.day.year}, l’élément parle de {same[0].year} : {link['url']}"
                    yield Remark("address_year", sentence, item)


def _days(board: Board, item: IssueItem, text: str) -> list[date]:
    events = [event.when.first_day for event in board.events[item.pk]]
    return [*(said.day for said in dates_in(text, board.issue.dated_on)), *(day for day in events if day)]
