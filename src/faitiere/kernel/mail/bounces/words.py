"""How mail systems speak, and why they refuse. The words themselves are data: ``words.yaml``."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from faitiere.kernel.mail.bounces.verdicts import Cause

LONGEST = 4000
TABLE = Path(__file__).with_name("words.yaml")


def cause_of(text: str) -> Cause:
    """Return why, by the first line of the table that is found in the text; ``Cause.NONE`` when none is."""
    said = _line(text)
    return next((cause for cause, pattern in _causes() if pattern.search(said)), Cause.NONE)


def departure(text: str) -> bool:
    """Tell whether somebody is said to have left: the office, the town hall, the company."""
    said = _line(text)
    return any(cause == Cause.HAS_LEFT and pattern.search(said) for cause, pattern in _causes())


def has(habit: str, text: str) -> bool:
    """Tell whether a text shows a habit of the table, whatever its case and accents."""
    return bool(pattern(habit).search(folded(text)))


@cache
def pattern(habit: str) -> re.Pattern[str]:
    """Return the pattern of a habit of the table."""
    return re.compile(_bare("|".join(_table()["habits"][habit])), re.IGNORECASE | re.MULTILINE)


def folded(text: str) -> str:
    """Return a text in lower case, without accents, with straight quotes."""
    return _bare(text.replace("’", "'")).lower()


def _bare(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _line(text: str) -> str:
    return " ".join(folded(text[:LONGEST]).split())


@cache
def _causes() -> list[tuple[Cause, re.Pattern[str]]]:
    table = _table()
    return [
        (Cause(line["cause"]), re.compile(_bare("|".join(line["patterns"])).replace("MAILBOX", table["mailbox"])))
        for line in table["words"]
    ]


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(TABLE.read_text())
    return table
