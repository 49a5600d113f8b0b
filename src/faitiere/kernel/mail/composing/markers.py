"""Merge fields: `[[name]]`, from a closed list, filled when a letter leaves."""

import re
from collections.abc import Callable, Iterable, Mapping

MARKER = re.compile(r"\[\[([a-z][a-z0-9_]*)\]\]")


def names_in(*texts: str) -> set[str]:
    """Return the merge fields that texts speak of."""
    return {name for text in texts for name in MARKER.findall(text)}


def split(text: str) -> list[str]:
    """Cut a text at its merge fields: words at even places, names of fields at odd ones."""
    return MARKER.split(text)


def on_one_line(value: object) -> str:
    """Return a value as it may stand anywhere in a letter: no line break smuggles a header or breaks a part."""
    return " ".join(str(value).split())


def fill(text: str, values: Mapping[str, str], escape: Callable[[str], str] = str) -> str:
    """Put values in their places, written as the text demands."""
    return MARKER.sub(lambda found: escape(on_one_line(values[found[1]])), text)


def missing(needed: Iterable[str], values: Mapping[str, str]) -> list[str]:
    """Return the fields that have no value, in order."""
    return sorted(name for name in needed if not on_one_line(values.get(name) or ""))
