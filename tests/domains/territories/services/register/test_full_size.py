"""The real vintages at full size: 2025 then 2026, as issue by issue the register goes; and 2024, whose mergers are real."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from faitiere.domains.territories.models import Authority
from faitiere.domains.territories.queries import by_code, by_siren, search
from faitiere.domains.territories.services import register as services
from faitiere.domains.territories.services import world as countries
from faitiere.gateways import register, register_annexes, world
from faitiere.kernel.audit.log import System
from tests.factories.members import MembershipFactory

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
MODULES = settings.ROOT / "node_modules"
PATHS = {
    2024: MODULES / "decoupage-administratif-2024",
    2025: MODULES / "decoupage-administratif-2025",
    2026: MODULES / "@etalab" / "decoupage-administratif",
}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(not all(path.exists() for path in PATHS.values()), reason="needs the packages of npm"),
]


@pytest.fixture(autouse=True)
def world_loaded(db):
    countries.load_countries(world.countries(settings.ROOT / "data" / "world"), by=System())


def load(year: int):
    annexes = register_annexes.read(settings.ROOT / "data" / "register")
    return services.load(register.read(PATHS[year]), annexes, by=System(), now=NOW)


def communes() -> int:
    return Authority.objects.current().filter(kind="commune").count()


def test_2025_then_2026_load_and_no_commune_has_merged_between_them():
    """In the year before the municipal elections no boundary changes: nineteen renamings, and nothing else."""
    assert load(2025).summary["counts"] == {"new": 36355, "former": 2559}
    batch = load(2026)

    assert communes() == 34_969
    counts = batch.summary["counts"]
    assert (counts["renamed"], counts.get("merged", 0), counts.get("gone", 0)) == (19, 0, 0)
    assert "Cransac → Cransac-les-Thermes (12083)" in batch.summary["samples"]["renamed"]
    assert [found.insee_code for found in search("cransac")] == ["12083"]
    # The communes that had merged before, and the delegated ones that 2026 no longer names, lead to their successors.
    assert by_code("commune", "69232").name == "Lyon"
    assert search("arbignieu")[0].successor.name == "Arboys en Bugey"
    assert search("berzy le sec")[0].successor.name == "Bernoy-le-Château"
    again = services.prepare(
        register.read(PATHS[2026]), register_annexes.read(settings.ROOT / "data" / "register"), by=System(), now=NOW
    )
    assert services.is_empty(again)


def test_2024_then_2025_link_the_ninety_nine_communes_that_merged():
    load(2024)
    membership = MembershipFactory(authority=by_code("commune", "93059"))
    kept = by_code("commune", "93066")
    counts = (batch := load(2025)).summary["counts"]

    assert (communes(), counts["merged"], counts["new"], counts.get("gone", 0)) == (34_969, 99, 39, 0)
    membership.refresh_from_db()
    assert str(membership.authority) == "Pierrefitte-sur-Seine"
    assert (membership.authority.ends_on, membership.authority.successor) == (date(2025, 1, 1), kept)
    # Saint-Denis kept its name and code: the same row, with the SIREN of the new commune.
    assert by_siren("929939411") == kept
    # Hesdin gave its code to the new commune: another row.
    hesdin = Authority.objects.get(name="Hesdin")
    assert (hesdin.successor.name, hesdin.insee_code) == ("Hesdin-la-Forêt", hesdin.successor.insee_code)
    # Conques-en-Rouergue moved its seat: the same row under another code.
    assert Authority.objects.get(name="Conques-en-Rouergue", siren="200055929").insee_code == "12218"
    assert "Ruffieu → Haut Valromey (01330)" in batch.summary["samples"]["merged"]


def test_the_register_of_2026_is_whole():
    load(2026)
    current = Authority.objects.current()
    count = Counter(current.values_list("kind", flat=True))
    assert count == {"commune": 34_969, "epci": 1255, "ept": 11, "departement": 94, "region": 14, "overseas": 12}

    town = by_code("commune", "92040")
    assert (town.name, town.siren, town.postal_code, town.post_office) == (
        "Issy-les-Moulineaux",
        "219200409",
        "92130",
        "Issy-les-Moulineaux",
    )
    assert (town.epci.name, town.ept.name, town.departement.name, town.region.name) == (
        "Métropole du Grand Paris",
        "Grand Paris Seine Ouest",
        "Hauts-de-Seine",
        "Île-de-France",
    )
    assert (town.population, town.population_year) == (67_669, 2023)
    assert (round(town.latitude, 1), round(town.longitude, 1)) == (48.8, 2.3)
    assert by_code("commune", "98818").population_year == 2025
    # The directory of town halls types « 2700 Évreux ».
    assert by_code("commune", "27229").address_lines == ["Place du Général-de-Gaulle", "27000 Évreux"]
    assert current.filter(kind="commune", siren="").count() == 94
    assert (by_code("overseas", "6AE").population, by_code("region", "44").liaison) == (
        sum(
            current.filter(departement__insee_code__in=["67", "68"], kind="commune").values_list(
                "population", flat=True
            )
        ),
        2,
    )
    bas_rhin = Authority.objects.get(kind="departement", insee_code="67")
    assert (bas_rhin.ends_on, bas_rhin.successor.name) == (date(2021, 1, 1), "Collectivité européenne d’Alsace")


FOUND = {
    "st priest": "69290",
    "aix en prov": "13001",
    "faucigny gliere": "200000172",
    "69123": "69123",
    "69800": "69290",
    "loire atl": "44",
    "44": "44",
    "région sud": "93",
    "conseil départemental de l'aude": "11",
    "mairie de lyon": "69123",
    "Châteauneuf du Pape": "84037",
    "l'hay": "94038",
    "LHAY LES ROSES": "94038",
    "ay champagne": "51030",
    "oeuf": "62633",
    "ca du pays nord martinique": "200041788",
    "communauté de communes faucigny glières": "200000172",
    "217500016": "75056",
    "ste foy les lyon": "69202",
    "st": "244200770",
    "2a": "94",
    "75": "75056",
}


def test_people_find_what_they_type():
    load(2026)
    first = {text: next(iter(search(text)), None) for text in FOUND}
    assert {text: code for text, code in FOUND.items() if code not in {first[text].insee_code, first[text].siren}} == {}


def test_each_search_asks_few_queries_at_full_size(django_assert_max_num_queries):
    """One for each way of understanding a text, one for what is shown; how long they take is measured in `bench/`."""
    load(2026)
    for text in [*FOUND, "saint", "le", "de la", "métropole", "communauté de communes"]:
        with django_assert_max_num_queries(7):
            search(text)
