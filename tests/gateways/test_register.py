"""The register as its package gives it: folder, data folder or archive."""

import json
import tarfile
from pathlib import Path

import pytest
from django.conf import settings

from faitiere.gateways import register, register_annexes

COMMUNES = [
    {
        "code": "77001", "nom": "L'Abbaye", "typeLiaison": 5, "zone": "metro", "departement": "77", "region": "11",
        "type": "commune-actuelle", "siren": "217700101", "codesPostaux": ["77100"], "population": 12,
        "anciensCodes": ["77002"],
    },
    {"code": "98411", "nom": "Îles", "zone": "com", "departement": "984", "region": "984", "type": "commune-actuelle"},
    {
        "code": "77002", "nom": "Vieux-Moulin", "typeLiaison": 0, "zone": "metro", "departement": "77", "region": "11",
        "type": "commune-deleguee", "chefLieu": "77001",
    },
    {
        "code": "75101", "nom": "Paris 1er", "typeLiaison": 0, "zone": "metro", "departement": "75", "region": "11",
        "type": "arrondissement-municipal", "commune": "75056",
    },
]  # fmt: skip
FILES = {
    "communes": COMMUNES,
    "epci": [{"code": "200000001", "nom": "CA de Blois ''Agglopolys''", "type": "CA", "membres": [{"code": "77001"}]}],
    "departements": [
        {"code": "77", "nom": "Seine-et-Marne", "region": "11", "chefLieu": "77288", "typeLiaison": 0, "zone": "metro"}
    ],
    "regions": [{"code": "11", "nom": "Île-de-France", "chefLieu": "75056", "typeLiaison": 1, "zone": "metro"}],
}


@pytest.fixture
def package(tmp_path) -> Path:
    folder = tmp_path / "package"
    (folder / "data").mkdir(parents=True)
    for name, rows in FILES.items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(rows))
    (folder / "package.json").write_text(json.dumps({"version": "6.1.2"}))
    return folder


def test_a_package_tells_its_year_and_its_communes(package):
    vintage = register.read(package)
    assert (vintage.year, vintage.version, vintage.source) == (2026, "6.1.2", "@etalab/decoupage-administratif 6.1.2")
    assert vintage.communes[0] == register.Commune(
        code="77001", name="L’Abbaye", liaison=5, departement="77", region="11", siren="217700101", population=12,
        postal_codes=("77100",), former_codes=("77002",), is_overseas=False,
    )  # fmt: skip
    assert [(c.siren, c.population, c.is_overseas) for c in vintage.communes[1:]] == [("", None, True)]
    assert [(f.name, f.successor) for f in vintage.former_communes] == [("Vieux-Moulin", "77001")]
    assert [(e.name, e.members) for e in vintage.epcis] == [("CA de Blois Agglopolys", ("77001",))]
    assert vintage.epts == ()


def test_a_data_folder_and_an_archive_say_the_same(package, tmp_path):
    archive = tmp_path / "register.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(package, arcname="package")
    assert register.read(archive) == register.read(package) == register.read(package / "data")


def test_without_its_package_the_year_must_be_told(package):
    (package / "package.json").unlink()
    with pytest.raises(register.RegisterUnreadable, match="which year"):
        register.read(package / "data")
    assert register.read(package / "data", year=2026).year == 2026


def test_what_is_no_register_is_refused(package, tmp_path):
    with pytest.raises(register.RegisterUnreadable, match=r"communes\.json"):
        register.read(tmp_path)
    (package / "data" / "epci.json").unlink()
    with pytest.raises(register.RegisterUnreadable, match="epci"):
        register.read(package)
    (tmp_path / "x.tgz").write_bytes(b"nothing")
    with pytest.raises(register.RegisterUnreadable, match="archive"):
        register.read(tmp_path / "x.tgz")


def test_the_annexes_that_ship_are_whole():
    annexes = register_annexes.read(settings.ROOT / "data" / "register")
    assert len(annexes.addresses) == 34_827
    assert annexes.addresses["01002"] == register_annexes.Address("Le Village", "01640", "L’Abergement-de-Varey")
    assert annexes.centroids["01001"] == (46.15245, 4.9341)
    assert (len(annexes.departement_sirens), len(annexes.region_sirens)) == (99, 17)
    assert {authority.code for authority in annexes.special_authorities} == {"02", "03", "94", "6AE"}
    assert annexes.population_years["6.0.0", "976"] == 2017
