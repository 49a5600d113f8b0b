"""Reads the pack's YAML, and says in French where each fact comes from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from faitiere.kernel.periods import PartialDate

PACK = Path(__file__).parents[1] / "pack"

DOCUMENTS = {
    "000": "Modèle de lettre de mission",
    "001": "Lettre d’invitation à l’assemblée générale, 25 septembre 2018",
    "002": "Lettre d’information de janvier 2024",
    "003": "Lettre d’invitation aux 14es Rencontres, 15 mai 2023",
    "004": "Rapport d’activité 2020",
}
PLACES = {
    "last paragraphs": "derniers paragraphes",
    "letter footer": "pied de page",
    "letterhead": "en-tête",
    "opening paragraphs": "premiers paragraphes",
    "paragraph after the four duties": "paragraphe après les quatre missions",
    "paragraph before the closing": "paragraphe avant la formule de politesse",
    "paragraph on partners": "paragraphe sur les partenaires",
    "paragraph on the enclosures": "paragraphe sur les pièces jointes",
    "paragraph on the general assembly": "paragraphe sur l’assemblée générale",
    "date and place block": "bloc de date et de lieu",
    "photo caption": "légende de photo",
    "second duty": "deuxième mission",
    "second paragraph": "deuxième paragraphe",
    "subject": "objet",
    "third duty": "troisième mission",
    "whole report": "ensemble du rapport",
}


@dataclass(frozen=True)
class Source:
    """A place in one of the five documents."""

    document: str
    page: str

    def __str__(self) -> str:
        """Return « Rapport d’activité 2020, p. 18-19 (présidences) »."""
        return f"{self.document}, {self.page}"


@cache
def load(name: str) -> Any:
    """Return a file of the pack; straight apostrophes become typographic ones."""
    return _typeset(yaml.load((PACK / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


@cache
def _translations() -> Mapping[str, str]:
    notes = yaml.load((PACK.parent / "facts" / "notes.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {_typeset(english): french for english, french in notes.items()}


def note(row: Mapping[str, Any]) -> str:
    """Return the French wording of a row's note; a note without one is a KeyError, so that none is shown in English."""
    return _translations()[row["note"]] if row.get("note") else ""


def day(text: str | None) -> PartialDate | None:
    """Read a date of the pack, or None when it is not known."""
    return PartialDate.parse(text) if text else None


def source(row: Mapping[str, Any]) -> Source:
    """Return where a row comes from."""
    return cite(row["source"])


def cite(reference: Mapping[str, str]) -> Source:
    """Return a reference of the pack in French: « p. 3 (Sénégal) »."""
    pieces = re.split(r"; | and ", reference["page_hint"])
    return Source(DOCUMENTS[reference["doc"]], " ; ".join(_place(piece) for piece in pieces))


def _place(piece: str) -> str:
    page = re.fullmatch(r"(p\. [\d-]+), (.+)", piece)
    return f"{page[1]} ({PLACES.get(page[2], page[2])})" if page else PLACES.get(piece, piece)


def _typeset(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("'", "’")
    if isinstance(value, dict):
        return {key: _typeset(item) for key, item in value.items()}
    return [_typeset(item) for item in value] if isinstance(value, list) else value
