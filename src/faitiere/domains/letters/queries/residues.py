"""What a letter must not print: placeholders, questions to a colleague, alternatives left side by side."""

import re
from collections.abc import Collection
from dataclasses import dataclass

_WORD = "A-Za-zÀ-ÖØ-öø-ÿ"
_SPACES = "[ \u00a0\u202f]"

# Pattern → what is wrong, in the words shown to whoever wrote it.
_ALWAYS: list[tuple[re.Pattern[str], str]] = [
    (re.compile(r"\{\{|\}\}|\{%|%\}|\[[^\]]*\|[^\]]*\]"), "une balise n’a pas été remplacée"),
    (re.compile(r"\[bookmark:[^\]]*\]?", re.IGNORECASE), "un signet de traitement de texte est resté"),
    (re.compile(rf"x{{3,}}|X{{4,}}|(?<![{_WORD}])XXX?s?(?![{_WORD}])"), "un emplacement n’est pas rempli"),
    (re.compile(rf"\?{_SPACES}?\?"), "une question de rédaction est restée"),
    (
        re.compile(r"\b(?:à voir|à compléter|à préciser|à confirmer|ou phrase|AL non|TODO|TBD)\b", re.IGNORECASE),
        "une remarque de rédaction est restée",
    ),
    (re.compile(rf"(?:^|(?<=\n)|(?<=\. ))Ou{_SPACES}?:", re.MULTILINE), "une alternative n’a pas été tranchée"),
    (re.compile(rf"\b(?:GP|GT|CT|CP|COOP DEC)\b(?:{_SPACES}?/{_SPACES}?\b(?:GP|GT)\b)?"), "une abréviation interne"),
    (re.compile(rf"[{_WORD}]\((?:e|ne|le|se|s|es|trice)\)"), "le masculin et le féminin sont restés ensemble"),
    (
        re.compile(rf"[{_WORD}][·•.](?:es?|nes?|trices?|rices?)(?:[·•.]s)?\b(?![{_WORD}])"),
        "le masculin et le féminin sont restés ensemble",
    ),
    (re.compile(rf"[^\s]{_SPACES}{{2,}}[^\s]"), "deux espaces se suivent"),
    (re.compile(r"[a-zß-öø-ÿ]{2,}[A-Z]{2,}\b"), "deux mots sont collés"),
    (re.compile(r"\b(?:lorem ipsum)\b", re.IGNORECASE), "un texte de remplissage est resté"),
]
# What a name taken from a register may rightly hold is not looked for in it.
_OUTSIDE_NAMES: list[tuple[re.Pattern[str], str]] = [
    (re.compile(rf"[{_WORD}]+{_SPACES}?/{_SPACES}?[{_WORD}]+"), "deux formes sont restées côte à côte"),
    (re.compile(r"\b(?:PAYS|TH[EÈ]ME|STRUCTURE|NB|FONCTION)\b"), "une consigne en capitales est restée"),
    (re.compile(r"\b[A-ZÀ-ÖØ-Þ]{4,}(?:[ /][A-ZÀ-ÖØ-Þ]{2,})+\b"), "une consigne en capitales est restée"),
]
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"))
_ADDRESSES = re.compile(r"\bhttps?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Residue:
    """A piece of text that betrays a draft, and what is wrong with it."""

    found: str
    reason: str

    def __str__(self) -> str:
        """Return « élu/e » : deux formes sont restées côte à côte."""
        return f"« {self.found} » : {self.reason}"


def residues(text: str, *, names: Collection[str] = ()) -> list[Residue]:
    """Return what betrays a draft in a text; ``names`` are values from the registers, which may hold a slash."""
    prose = _ADDRESSES.sub("▪", text)
    found = [Residue(match[0].strip(), why) for pattern, why in _ALWAYS for match in pattern.finditer(prose)]
    if any(pattern.search(prose) for pattern, _why in _OUTSIDE_NAMES):
        bare = _without(prose, names)
        found += [Residue(match[0], why) for pattern, why in _OUTSIDE_NAMES for match in pattern.finditer(bare)]
    found += [
        Residue(opening, "ouvre et ne ferme pas, ou l’inverse")
        for opening, closing in _PAIRS
        if prose.count(opening) != prose.count(closing)
    ]
    return list(dict.fromkeys(found))


def _without(prose: str, names: Collection[str]) -> str:
    for name in sorted(filter(None, names), key=len, reverse=True):
        prose = prose.replace(name, "▪")
    return prose
