"""An issue as plain text, from the same content as the rest: for old programs, and for those who prefer it."""

import textwrap
from collections.abc import Iterable, Iterator

from faitiere.domains.newsletters.queries.content import Letter, Part, Piece
from faitiere.domains.newsletters.queries.content.texts import Block, Run
from faitiere.kernel.typography import french

WIDTH = 72
RESERVED = "(réservé aux adhérents)"


def text(letter: Letter, address: Iterable[str]) -> str:
    """Return the whole letter, its merge fields between brackets; no address is ever cut by a line."""
    said = [
        f"{letter.overline}\n{letter.title}",
        "Lire en ligne : [[web_url]]",
        "[[salutation]],",
        *(section for part in letter.parts for section in _part(part)),
        "--\n[[why]]",
        "Choisir ce que je reçois : [[preferences_url]]\nMe désabonner : [[unsubscribe_url]]",
        "\n".join([letter.network.name, *address]),
    ]
    return "\n\n".join(french(paragraph) for paragraph in said) + "\n"


def _part(part: Part) -> Iterator[str]:
    title = _wrapped(part.title.upper())
    yield "\n".join([title, "=" * max(map(len, title.splitlines())), *filter(None, [_wrapped(part.line)])])
    for piece in part.pieces:
        yield "\n".join(_piece(piece))
    for bucket in part.buckets:
        lines = [f"{day.label} : {_entry(piece)}" for day in bucket.days for piece in day.pieces]
        yield "\n".join([bucket.label, "", *(_wrapped(line, "- ") for line in lines)])


def _piece(piece: Piece) -> Iterator[str]:
    title = _wrapped(piece.title)
    yield f"{title}\n{'-' * max(map(len, title.splitlines()))}"
    if piece.line:
        yield _wrapped(piece.line)
    if piece.is_reserved:
        yield RESERVED
    for block in piece.blocks:
        yield from _block(block)
    for link in piece.links:
        yield f"→ {link.label} : {link.url}"


def _block(block: Block) -> Iterator[str]:
    yield ""
    for line in block.lines:
        yield _wrapped(_said(line), "- " if block.kind == "list" else "")


def _entry(piece: Piece) -> str:
    place = [_said(line) for block in piece.blocks for line in block.lines]
    said = ", ".join([piece.title, *place])
    said += f" {RESERVED}" if piece.is_reserved else ""
    return said + "".join(f" {link.url}" for link in piece.links[:1])


def _said(line: tuple[Run, ...]) -> str:
    return "".join(run.url or run.text for run in line)


def _wrapped(said: str, mark: str = "") -> str:
    return textwrap.fill(
        said,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
