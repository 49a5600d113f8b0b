"""Reference data about the world: countries (Unicode CLDR) with their French grammar, sustainable development goals."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CountryFacts:
    """A country: « au Sénégal », « du Sénégal », « sénégalais »."""

    code: str
    code3: str
    name: str
    name_en: str
    locative: str
    genitive: str
    adjective: str


def countries(folder: Path) -> list[CountryFacts]:
    """Read ``pays_fr.csv`` and ``grammaire_pays.csv``."""
    grammar = {row["iso2"]: row for row in _rows(folder / "grammaire_pays.csv")}
    return [
        CountryFacts(
            code=row["iso2"],
            code3=row["iso3"],
            name=grammar[row["iso2"]]["nom"] or row["nom_fr_cldr"],
            name_en=row["nom_en"],
            locative=grammar[row["iso2"]]["locatif"],
            genitive=grammar[row["iso2"]]["genitif"],
            adjective=grammar[row["iso2"]]["adjectif"],
        )
        for row in _rows(folder / "pays_fr.csv")
    ]


def goals(folder: Path) -> dict[int, str]:
    """Read the short French names of the seventeen goals."""
    return {
        int(row["code"]): row["fr"] for row in _rows(folder / "odd_global_goals_fr_en.csv") if row["type"] == "short"
    }


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
