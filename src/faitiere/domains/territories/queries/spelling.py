"""How a name is reduced to words, the same for the index and for what people type."""

import re
import unicodedata

# Words that many names hold and few people type, and the letters that an apostrophe leaves behind.
SMALL_WORDS = frozenset(
    (
        *("a", "au", "aux", "d", "de", "del", "des", "du", "en", "es", "et", "l", "la", "las", "le", "les", "lez"),
        *("los", "o", "ou", "s", "sous", "sur", "the", "of"),
    )
)
ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
LONGEST = 60

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"} | dict.fromkeys("’‘ʼ–—«»·", " ")
)
_ON = re.compile(r"\bs/|/s(?=\W|$)")
_WORD = re.compile(r"[a-z0-9]+")


def plain(text: str) -> str:
    """Return a text in lower case, without accents or ligatures."""
    lowered = text.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered.translate(_LIGATURES))
        lowered = decomposed.encode("ascii", "ignore").decode()
    return lowered


def tokens(text: str) -> tuple[str, ...]:
    """Return every word, abbreviations spelled out."""
    text = plain(text)
    words = _WORD.findall(_ON.sub(" ", text) if "/" in text else text)
    return tuple(ABBREVIATIONS.get(word, word)[:LONGEST] for word in words)


def significant(words: tuple[str, ...]) -> list[str]:
    """Return the words worth looking for; all of them when none is."""
    return [word for word in words if word not in SMALL_WORDS]


def whole(words: tuple[str, ...]) -> str:
    """Return a name as one word, by which « lhaylesroses » and « l’haÿ les roses » are the same."""
    return "".join(words)[:LONGEST]


def words_of(name: str) -> tuple[str, list[str]]:
    """Return a name as one word, and its significant words."""
    words = tokens(name)
    return whole(words), significant(words)
