"""What a phone cannot show on one line."""

import re
from collections.abc import Iterator

from faitiere.domains.newsletters.queries.checks.board import Board, Remark

WIDEST = 30  # letters of a column of 320 pixels, in the size of a text
_UNBROKEN = re.compile(rf"[^\s\-/–—]{{{WIDEST},}}")
_ADDRESS = re.compile(r"https?://\S+")


def too_wide(board: Board) -> Iterator[Remark]:
    """Tell a word that has no place to break; addresses are shortened by themselves."""
    for item, text in board.texts():
        for found in _UNBROKEN.findall(_ADDRESS.sub("", text)):
            yield Remark("wide", f"« {found[:40]} » déborde d’un téléphone : coupez-le.", item)
