"""What is looked at before an issue leaves: one small module each. Delete one and it is no longer asked."""

from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries.checks import (
    addresses,
    dates,
    images,
    links,
    placeholders,
    presidencies,
    spam,
    spelling,
    width,
)
from faitiere.domains.newsletters.queries.checks.board import Board, Remark, board

CHECKS = (
    dates.weekdays,
    dates.sundays,
    dates.past,
    addresses.years,
    links.missing,
    links.repeated,
    links.dead,
    placeholders.unresolved,
    presidencies.outdated,
    images.without_words,
    images.heavy,
    spam.traps,
    spelling.unknown,
    width.too_wide,
)


def remarks(issue: Issue) -> list[Remark]:
    """Return what an issue should mend, in the order in which it is read."""
    seen = board(issue)
    ranks = {item.pk: rank for rank, item in enumerate(seen.items, start=1)}
    found = [remark for check in CHECKS for remark in check(seen)]
    return sorted(found, key=lambda remark: ranks.get(remark.item.pk, 0) if remark.item else 0)


__all__ = ["CHECKS", "Board", "Remark", "board", "remarks"]
