"""What makes filters suspicious."""

import re
from collections.abc import Iterator

from faitiere.domains.newsletters.queries.checks.board import HEAD, Board, Remark

_TRAPS = re.compile(
    r"cliquez ici|100\s?% gratuit|gratuit\s?!|offre exclusive|gagnez|urgent\s?!|félicitations\s?!|!{2,}|€{2,}",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{4,}(?:\s+[A-ZÀ-Þ]{4,}){2,}\b")


def traps(board: Board) -> Iterator[Remark]:
    """Tell words and capitals of advertisements, in the subject first of all."""
    head = f"{board.issue.subject} {board.issue.preheader}"
    for found in _found(head):
        yield Remark("spam", f"« {found} » dans l’objet ou l’accroche inquiète les filtres.", fix=HEAD)
    for item, text in board.texts():
        for found in _found(text):
            yield Remark("spam", f"« {found} » inquiète les filtres de courrier indésirable.", item)


def _found(text: str) -> list[str]:
    return sorted({found[0] for pattern in (_TRAPS, _SHOUTED) for found in pattern.finditer(text)})
