"""French typography, so that nobody needs to remember it: no-break spaces, apostrophes, ordinals, dashes, times.

The rules are those of the *Lexique des règles typographiques en usage à l’Imprimerie nationale*: a narrow no-break
space before ``; ! ?`` and inside guillemets, a no-break space before the colon.
"""

import re
from collections.abc import Callable
from functools import lru_cache

NARROW = "\u202f"
NO_BREAK = "\u00a0"
_STASHED = "\ue000"
_SPACE = f"[ {NO_BREAK}{NARROW}]"

# What is not prose: code, tags, entities, addresses. A stray stash mark protects itself, so that nothing is lost.
_NOT_PROSE = re.compile(
    r"<(?P<code>code|pre|script|style|kbd)\b.*?</(?P=code)\s*>"
    r"|</?[a-zA-Z!][^<>]*>"
    r"|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);"
    r"|`[^`]*`"
    r"|\b(?:https?|ftp|mailto|tel):[^\s<>«»]+"
    r"|\bwww\.[^\s<>«»]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|{_STASHED}",
    re.DOTALL | re.IGNORECASE,
)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_SENTENCE_END = re.compile(r"([.;!?\n])")
_DASH = re.compile(rf"(?<=[^\s«]){_SPACE}+[-–]{_SPACE}+(?=[^\s;!?:»])")

_RULES: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r"(?<=\w)'"), "’"),
    (re.compile(r"(?<!\.)\.{3}(?!\.)"), "…"),
    # Ordinals: 1re, 14e, XXIe, never « 14ème ».
    (re.compile(r"\b(\d+|[IVX]+)i?[eè]me(s?)\b"), r"\1e\2"),
    (re.compile(r"\b(1|I)[eè]re(s?)\b"), r"\1re\2"),
    (re.compile(rf"\b([IVX]+er?){_SPACE}(siècles?)\b"), rf"\1{NO_BREAK}\2"),
    # A number and what it counts or names stay together.
    (re.compile(rf"\b(\d{{1,2}}){_SPACE}?h(?:{_SPACE}?(\d\d))?\b"), lambda time: _join(time[1], "h", time[2])),
    (re.compile(rf"(?<![\d,.])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d])"), lambda number: _narrowed(number[0])),
    (re.compile(rf"(?<=\d){_SPACE}?([%€])"), rf"{NO_BREAK}\1"),
    (re.compile(rf"\b([Nn])°{_SPACE}?(?=\d)"), rf"\1°{NO_BREAK}"),
    (re.compile(rf"\b(p|pp|art|vol|chap)\.{_SPACE}(?=\d)"), rf"\1.{NO_BREAK}"),
    (re.compile(rf"\b(\d{{1,2}}|1er){_SPACE}(?=(?:{_MONTHS})\b)"), rf"\1{NO_BREAK}"),
    (re.compile(rf"\b(MM?\.|Mmes?|Mlles?|Dr|Pr){_SPACE}(?=[A-ZÀ-ÖØ-Þ])"), rf"\1{NO_BREAK}"),
    # Guillemets, then high punctuation: only where a word, a sentence or a bracket ends, so that « 12:30 » stays.
    (re.compile(rf"«{_SPACE}*"), f"«{NARROW}"),
    (re.compile(rf"{_SPACE}*»"), f"{NARROW}»"),
    (
        re.compile(rf"(?<=\S){_SPACE}*([;!?:]+)(?=\s|$|[)\]»”\"’{_STASHED}])"),
        lambda mark: (NO_BREAK if mark[1].startswith(":") else NARROW) + mark[1],
    ),
]


@lru_cache(maxsize=4096)
def french(text: str) -> str:
    """Return the text with French typography; applying it twice changes nothing more.

    URLs, e-mail addresses, HTML tags and entities, and code are left as they are. The same prose is set many times (a
    label in a list, a paragraph in a batch): the last texts are remembered.
    """
    kept: list[str] = []

    def stash(match: re.Match[str]) -> str:
        kept.append(match[0])
        return _STASHED

    prose = _NOT_PROSE.sub(stash, text.replace("&nbsp;", NO_BREAK))
    prose = "".join(_dashed(part) for part in _SENTENCE_END.split(prose))
    for pattern, replacement in _RULES:
        prose = pattern.sub(replacement, prose)
    originals = iter(kept)
    return re.sub(_STASHED, lambda _: next(originals), prose)


def _dashed(sentence: str) -> str:
    """Set « - » as an en dash: a pair encloses an aside, a lone one hangs on to what precedes it."""
    parts = _DASH.split(sentence)
    dashes = len(parts) - 1
    said = parts[0]
    for rank, part in enumerate(parts[1:]):
        opens = rank % 2 == 0 and rank + 1 < dashes
        said += (f" –{NO_BREAK}" if opens else f"{NO_BREAK}– ") + part
    return said


def _join(*parts: str | None) -> str:
    return NO_BREAK.join(part for part in parts if part)


def _narrowed(number: str) -> str:
    return re.sub(_SPACE, NARROW, number)
