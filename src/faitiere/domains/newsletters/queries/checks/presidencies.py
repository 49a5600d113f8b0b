"""Presidencies that are not those of the issue's day."""

from collections.abc import Iterator

from faitiere.domains.newsletters.queries import presidencies
from faitiere.domains.newsletters.queries.checks.board import PRESIDENCIES, Board, Remark


def outdated(board: Board) -> Iterator[Remark]:
    """Tell another name than the mandate of the day gives, or a name that nothing has confirmed lately."""
    cards = presidencies.cards([item.group_id for item in board.items], board.issue.dated_on)
    known = {pk: presidencies.line(card) for pk, card in cards.items()}
    expected = presidencies.expected(board.items, known)
    for item in board.items:
        if item.president_line != expected[item.pk]:
            right = expected[item.pk] or "aucune ligne ici"
            yield Remark("presidency", f"À la date du numéro : {right}.", item, fix=PRESIDENCIES)
        card = cards.get(item.group_id or 0)
        if item.president_line and card and card.standing and card.standing.caveats:
            yield Remark("presidency_unsure", f"Présidence à vérifier : {', '.join(card.standing.caveats)}.", item)
