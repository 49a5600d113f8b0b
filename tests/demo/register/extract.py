"""Cuts, out of the whole register, the authorities that the facts pack names: ``python tests/demo/register/extract.py``."""

import json
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[3]
WHOLE = ROOT / "node_modules" / "@etalab" / "decoupage-administratif"
PACK = ROOT / "src" / "faitiere" / "demo" / "pack" / "authorities.yaml"
HERE = Path(__file__).parent


def main() -> None:
    whole = {path.stem: json.loads(path.read_text()) for path in (WHOLE / "data").glob("*.json")}
    rows = yaml.safe_load(PACK.read_text())["authorities"]
    named = {row["code"] for row in rows if row["code"]}
    registers = [row.get("register", {}) for row in rows]
    epcis = named | {register.get("epci") for register in registers}
    communes = [row for row in whole["communes"] if row["code"] in named and row["type"] == "commune-actuelle"]
    kept = {row["code"] for row in communes}
    _write("communes", communes)
    _write("epci", [_members(row, kept) for row in whole["epci"] if row["code"] in epcis])
    _write("ept", [_members(row, kept) for row in whole["ept"] if kept & {member["code"] for member in row["membres"]}])
    _write("departements", whole["departements"])
    _write("regions", whole["regions"])
    (HERE / "package.json").write_text(
        json.dumps({"version": json.loads((WHOLE / "package.json").read_text())["version"]})
    )


def _members(row: dict, kept: set[str]) -> dict:
    return {**row, "membres": [member for member in row["membres"] if member["code"] in kept]}


def _write(name: str, rows: list[dict]) -> None:
    (HERE / "data" / f"{name}.json").write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n")


if __name__ == "__main__":
    main()
