"""The French dictionary of Grammalecte (MPL 2.0), as the npm package `dictionary-fr` ships it, read by Hunspell."""

import re
from collections.abc import Container
from functools import cache
from pathlib import Path

from django.conf import settings
from hunspell import Hunspell

NAME = "index"
LONGEST = 60  # letters; no French word is longer, and Hunspell refuses what does not fit its buffers

# A word may hold apostrophes and hyphens; it holds no figure and does not follow one (« 1er », « COP28 »).
_NOT_PROSE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|#\w+|\[\[\w+\]\]")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[’'-][^\W\d_]+)*(?![\w])")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)[’']", re.IGNORECASE)
_JOINS = re.compile(r"[’'-]")
PREFIXES = frozenset({"anti", "co", "ex", "inter", "multi", "non", "pré", "vice"})


def folder() -> Path:
    """Return where the dictionary stands."""
    return Path(settings.ROOT) / "node_modules" / "dictionary-fr"


def is_there() -> bool:
    """Tell whether this machine has the dictionary."""
    return (folder() / f"{NAME}.dic").is_file()


@cache
def _dictionary() -> Hunspell:
    """Load the dictionary: a fifth of a second and some twenty megabytes, once in a process that asks."""
    return Hunspell(NAME, hunspell_data_dir=str(folder()))


def words_in(text: str) -> list[str]:
    """Return the words of a text, each once, without what is elided before them; addresses and figures are no words."""
    found = (_ELIDED.sub("", word) for word in _WORD.findall(_NOT_PROSE.sub(" ", text)))
    return list(dict.fromkeys(found))


def parts_of(word: str) -> list[str]:
    """Return what its hyphens and apostrophes join: « Haut-Karabakh » gives « Haut » and « Karabakh »."""
    return _JOINS.split(word)


def unknown_words(text: str, names: Container[str] = ()) -> list[str]:
    """Return the words of a text that neither the dictionary nor the names (in lower case) hold, in order.

    Acronyms are known. A word in several parts is known when each of its parts is.
    """
    return [word for word in words_in(text) if not _is_known(word, names)]


def _is_known(word: str, names: Container[str]) -> bool:
    if len(word) > LONGEST or _stands(word, names):
        return True
    parts = parts_of(word)
    return len(parts) > 1 and all(part in PREFIXES or _stands(part, names) for part in parts)


def _stands(word: str, names: Container[str]) -> bool:
    return word.isupper() or word.casefold() in names or bool(_dictionary().spell(word))
