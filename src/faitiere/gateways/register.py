"""The national register of communes, EPCI, départements and régions, as the npm package of Etalab publishes it.

One major version a year since 2021 (``@etalab/decoupage-administratif``, Licence Ouverte 2.0), which tells the vintage.
Read from the package's folder, from its ``data`` folder, or from the ``.tgz`` of the package registry.
"""

import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faitiere.kernel.imports.bulk import without_collection

FIRST_YEAR = 2020
FILES = ("communes", "epci", "ept", "departements", "regions")


class RegisterUnreadable(Exception):
    """The path holds no vintage of the register."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today; overseas, the codes of its département and région are those of the overseas authority."""

    code: str
    name: str
    liaison: int | None
    departement: str
    region: str
    siren: str
    population: int | None
    postal_codes: tuple[str, ...]
    former_codes: tuple[str, ...]
    is_overseas: bool


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """A commune that lives on as a delegated or associated part of another (``successor`` is that one's code)."""

    code: str
    name: str
    liaison: int | None
    departement: str
    region: str
    successor: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """An EPCI (``kind`` CC, CA, CU, METRO, MET69) or an EPT; ``code`` is its SIREN, ``members`` are commune codes."""

    code: str
    name: str
    kind: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A département, a région or an overseas territory; ``seat`` is the code of its chief town."""

    code: str
    name: str
    liaison: int | None
    region: str
    seat: str
    is_overseas: bool


@dataclass(frozen=True)
class Vintage:
    """The register as it stood on 1 January of a year."""

    year: int
    version: str
    source: str
    communes: tuple[Commune, ...]
    former_communes: tuple[FormerCommune, ...]
    epcis: tuple[Grouping, ...]
    epts: tuple[Grouping, ...]
    departements: tuple[Division, ...]
    regions: tuple[Division, ...]


@without_collection()
def read(path: Path, *, year: int | None = None) -> Vintage:
    """Read a vintage; ``year`` is needed only when no ``package.json`` tells it."""
    raw = _from_archive(path) if path.is_file() else _from_folder(path)
    version = str(raw.get("package", {}).get("version", ""))
    if year is None and not version:
        raise RegisterUnreadable(f"{path}: no package.json, say which year it is")
    rows = raw["communes"]
    return Vintage(
        year=year or FIRST_YEAR + int(version.split(".", maxsplit=1)[0]),
        version=version,
        source=f"@etalab/decoupage-administratif {version}".strip(),
        communes=tuple(_commune(row) for row in rows if row["type"] == "commune-actuelle"),
        former_communes=tuple(_former(row) for row in rows if row["type"] in {"commune-deleguee", "commune-associee"}),
        epcis=tuple(_grouping(row) for row in raw["epci"]),
        epts=tuple(_grouping(row) for row in raw["ept"]),
        departements=tuple(_division(row) for row in raw["departements"]),
        regions=tuple(_division(row) for row in raw["regions"]),
    )


def _from_folder(path: Path) -> dict[str, Any]:
    data = path / "data" if (path / "data" / "communes.json").is_file() else path
    if not (data / "communes.json").is_file():
        raise RegisterUnreadable(f"{path}: no communes.json")
    raw = {name: json.loads((data / f"{name}.json").read_bytes()) for name in _present(data)}
    package = data.parent / "package.json"
    return _complete(raw, json.loads(package.read_bytes()) if package.is_file() else {})


def _present(data: Path) -> Iterator[str]:
    return (name for name in FILES if (data / f"{name}.json").is_file())


def _from_archive(path: Path) -> dict[str, Any]:
    wanted = {f"package/data/{name}.json": name for name in FILES} | {"package/package.json": "package"}
    raw: dict[str, Any] = {}
    try:
        with tarfile.open(path) as archive:
            for member in archive:
                file = archive.extractfile(member) if member.name in wanted else None
                if file is not None:
                    raw[wanted[member.name]] = json.loads(file.read())
    except tarfile.TarError as error:
        raise RegisterUnreadable(f"{path}: not a package archive") from error
    return _complete(raw, raw.get("package", {}))


def _complete(raw: dict[str, Any], package: dict[str, Any]) -> dict[str, Any]:
    # EPT came with the vintage of 2023; the other files have always been there.
    if missing := {"communes", "epci", "departements", "regions"} - raw.keys():
        raise RegisterUnreadable(f"missing: {', '.join(sorted(missing))}")
    return {"ept": [], **raw, "package": package}


def _commune(row: dict[str, Any]) -> Commune:
    return Commune(
        code=row["code"],
        name=_typed(row["nom"]),
        liaison=row.get("typeLiaison"),
        departement=row["departement"],
        region=row["region"],
        siren=row.get("siren") or "",
        population=row.get("population"),
        postal_codes=tuple(row.get("codesPostaux", ())),
        former_codes=tuple(row.get("anciensCodes", ())),
        is_overseas=row["zone"] == "com",
    )


def _former(row: dict[str, Any]) -> FormerCommune:
    return FormerCommune(
        code=row["code"],
        name=_typed(row["nom"]),
        liaison=row.get("typeLiaison"),
        departement=row["departement"],
        region=row["region"],
        successor=row["chefLieu"],
    )


def _grouping(row: dict[str, Any]) -> Grouping:
    members = tuple(member["code"] for member in row["membres"])
    return Grouping(code=row["code"], name=_typed(row["nom"]), kind=row.get("type", "EPT"), members=members)


def _division(row: dict[str, Any]) -> Division:
    return Division(
        code=row["code"],
        name=_typed(row["nom"]),
        liaison=row.get("typeLiaison"),
        region=row.get("region", ""),
        seat=row.get("chefLieu", ""),
        is_overseas=row.get("zone") == "com",
    )


def _typed(name: str) -> str:
    """Return a name with the apostrophe of French typography, where the register types the one of typewriters."""
    return name.replace("''", "").replace("'", "’")
