"""Pictures that say nothing to those who do not see them, or weigh too much."""

from collections.abc import Iterator

from faitiere.domains.newsletters.queries.checks.board import Board, Remark

HEAVY = 3_000_000  # bytes of the original, from which the letter's own size is drawn


def without_words(board: Board) -> Iterator[Remark]:
    """Tell a picture without its words."""
    for item in board.items:
        if item.image and not (item.image_alt or item.image.description):
            yield Remark("no_alt", "L’image n’a pas de texte de remplacement.", item)


def heavy(board: Board) -> Iterator[Remark]:
    """Tell a picture that would make phones wait."""
    for item in board.items:
        if item.image and (item.image.file_size or 0) > HEAVY:
            weight = f"{(item.image.file_size or 0) / 1_000_000:.1f}".replace(".", ",")
            yield Remark("heavy", f"L’image pèse {weight} Mo : choisissez-en une de moins de 3 Mo.", item)
