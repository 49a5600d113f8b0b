"""What was typed, as paragraphs, lists and links: plain data that each output sets in its own way."""

import re
from dataclasses import dataclass

from faitiere.domains.events.queries.minutes import blocks as typed
from faitiere.domains.newsletters.queries.addresses import impersonal

_ADDRESS = re.compile(r"https?://[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]…]")
LONGEST = 40


@dataclass(frozen=True)
class Run:
    """A few words; with an address, they lead there."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph or a heading (one line), or a list (a line for each item)."""

    kind: str
    lines: tuple[tuple[Run, ...], ...]


def blocks(text: str) -> tuple[Block, ...]:
    """Return what was typed: a line is a paragraph, « - » opens an item, « # » a heading, an address becomes a link."""
    return tuple(
        Block(one["kind"], tuple(runs(line) for line in one.get("items", [one.get("text", "")]))) for one in typed(text)
    )


def runs(line: str) -> tuple[Run, ...]:
    """Cut a line around the addresses that it holds."""
    made, end = [], 0
    for found in _ADDRESS.finditer(line):
        url = impersonal(found[0])
        made += [Run(line[end : found.start()]), Run(shortened(url), url)]
        end = found.end()
    made.append(Run(line[end:]))
    return tuple(run for run in made if run.text)


def without_addresses(text: str) -> str:
    """Return what was typed for those whom its addresses are not for."""
    return _ADDRESS.sub("(lien réservé)", text)


def shortened(url: str) -> str:
    """Return an address as it is read: without its scheme, and cut when it is too long for a phone."""
    said = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
