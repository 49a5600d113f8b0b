"""What the register leaves out: centroids, town halls' addresses, SIREN of départements and régions, special statuses.

Read from ``data/register/`` (origins and licences in ``data/README.md``); each reader takes the folder.
"""

import csv
import gzip
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faitiere.kernel.imports.bulk import without_collection


@dataclass(frozen=True, slots=True)
class Address:
    """The postal address of a town hall: lines, then postcode and post office."""

    lines: str
    postal_code: str
    post_office: str


@dataclass(frozen=True, slots=True)
class SpecialAuthority:
    """An authority with a particular status that the register shows only as a région, or not at all."""

    code: str
    name: str
    siren: str
    region: str


@dataclass(frozen=True, slots=True)
class Circumscription:
    """A département or région whose powers another authority exercises, and since when."""

    level: str
    code: str
    authority_kind: str
    authority_code: str
    since: date


@dataclass(frozen=True, slots=True)
class UsualName:
    """A name in common use that is not the register's."""

    kind: str
    code: str
    name: str


@dataclass(frozen=True)
class Annexes:
    """Everything beside the register, by official code."""

    centroids: dict[str, tuple[float, float]]
    addresses: dict[str, Address]
    departement_sirens: dict[str, str]
    region_sirens: dict[str, str]
    special_authorities: tuple[SpecialAuthority, ...]
    circumscriptions: tuple[Circumscription, ...]
    population_years: dict[tuple[str, str], int]
    usual_names: tuple[UsualName, ...]


@without_collection()
def read(folder: Path) -> Annexes:
    """Read them all."""
    return Annexes(
        centroids=_centroids(folder / "communes_centroides.csv.gz"),
        addresses=_addresses(folder / "mairies_adresses.csv.xz"),
        departement_sirens={row["COG"]: row["SIREN"] for row in _rows(folder / "siren_departements.2022.csv")},
        region_sirens={row["COG"]: row["SIREN"] for row in _rows(folder / "siren_regions.2022.csv")},
        special_authorities=tuple(
            SpecialAuthority(code=row["code"], name=row["nom"], siren=row["siren"], region=row["region"])
            for row in _rows(folder / "collectivites_particulieres.csv")
        ),
        circumscriptions=tuple(
            Circumscription(
                level=row["niveau"],
                code=row["code"],
                authority_kind=row["nature"],
                authority_code=row["code_collectivite"],
                since=date.fromisoformat(row["depuis"]),
            )
            for row in _rows(folder / "circonscriptions.csv")
        ),
        population_years={
            (row["version"], row["territoire"]): int(row["annee"]) for row in _rows(folder / "annees_population.csv")
        },
        usual_names=tuple(
            UsualName(kind=row["nature"], code=row["code"], name=row["nom"])
            for row in _rows(folder / "noms_usuels.csv")
        ),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _centroids(path: Path) -> dict[str, tuple[float, float]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        code, kind, latitude, longitude = (header.index(name) for name in ("code_insee", "type", "lat", "lon"))
        # A delegated commune may share the code of the commune it belongs to, whose point prevails.
        rows = sorted(reader, key=lambda row: row[kind] == "COM")
        return {row[code]: (float(row[latitude]), float(row[longitude])) for row in rows if row[latitude]}


def _addresses(path: Path) -> dict[str, Address]:
    with lzma.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        code, text = header.index("code_insee"), header.index("adresse")
        return {row[code]: _address(row[text]) for row in reader if row[text]}


def _address(text: str) -> Address:
    *lines, last = text.replace("'", "’").split("\n")
    postal_code, _, post_office = last.partition(" ")
    return Address(lines="\n".join(lines), postal_code=postal_code, post_office=post_office)
