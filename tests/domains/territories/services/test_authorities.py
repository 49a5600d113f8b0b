"""Authorities created by hand, corrected, renamed, merged."""

from datetime import date

import pytest

from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.territories.queries import search
from faitiere.domains.territories.services import authorities
from faitiere.domains.territories.services.authorities import Place
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.territories import AuthorityFactory, CountryFactory, FranceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def valdorie(db) -> Country:
    return CountryFactory()


def test_a_foreign_authority_is_created_found_and_written_in_the_log(valdorie, amina):
    city = authorities.create_foreign(
        "foreign_municipality", "Port-Valdor", country=valdorie, geonames_id=42, place=Place(population=9), by=amina
    )
    assert (city.geonames_id, city.population, search("port valdor")) == (42, 9, [city])
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.actor_name, entry.target) == ("collectivité créée", "Amina Benali", city)


@pytest.mark.parametrize(("kind", "code"), [("commune", "XV"), ("foreign_region", "FR")])
def test_a_foreign_authority_has_a_foreign_nature_and_country(valdorie, kind, code):
    FranceFactory()
    with pytest.raises(authorities.NotForeign):
        authorities.create_foreign(kind, "X", country=Country.objects.get(pk=code), by=System())
    assert not Authority.objects.exists()


@pytest.mark.parametrize("twin", [{"name": "PORT-VALDOR"}, {"name": "Ailleurs", "geonames_id": 42}])
def test_the_same_place_is_not_created_twice(valdorie, twin):
    authorities.create_foreign("foreign_municipality", "Port-Valdor", country=valdorie, geonames_id=42, by=System())
    with pytest.raises(authorities.AuthorityExists, match="Port-Valdor"):
        authorities.create_foreign("foreign_municipality", **twin, country=valdorie, by=System())
    authorities.create_foreign("foreign_region", "Port-Valdor", country=valdorie, by=System())


def test_an_invented_french_town_is_created_once():
    FranceFactory()
    town = authorities.create("commune", "Valmont-sur-Loire", place=Place(postal_code="00100"), by=System())
    assert (town.country_id, town.insee_code, town.vintage, search("valmont")) == ("FR", "", None, [town])
    with pytest.raises(authorities.AuthorityExists):
        authorities.create("commune", "valmont-sur-loire", by=System())


def test_a_correction_is_logged_and_kept_from_later_vintages_for_a_row_of_the_register(amina):
    town = AuthorityFactory(name="Aubevile", vintage=2025, population=10)
    authorities.correct(town, name="Aubeville", population=10, by=amina)

    town.refresh_from_db()
    assert (town.name, town.kept_fields, search("aubeville")) == ("Aubeville", "name", [town])
    assert AuditEntry.objects.get().changes == {"name": ["Aubevile", "Aubeville"]}


def test_a_correction_that_changes_nothing_writes_nothing():
    town = AuthorityFactory(name="Aubeville", vintage=2025)
    authorities.correct(town, name="Aubeville", by=System())
    town.refresh_from_db()
    assert (town.kept_fields, AuditEntry.objects.count()) == ("", 0)


def test_what_identifies_an_authority_is_not_corrected():
    town = AuthorityFactory(insee_code="00501")
    with pytest.raises(authorities.NotCorrectable, match="insee_code"):
        authorities.correct(town, insee_code="00502", by=System())


def test_other_names_are_added_once_found_and_taken_away():
    town = AuthorityFactory(name="Aubeville")
    other = authorities.add_name(town, " Albavilla ", by=System())
    authorities.add_name(town, "Albavilla", by=System())
    assert (town.other_names.count(), search("albavilla"), AuditEntry.objects.count()) == (1, [town], 1)

    authorities.remove_name(other, by=System())
    assert (search("albavilla"), search("aubeville")) == ([], [town])


def test_a_renamed_authority_is_found_by_both_names():
    town = AuthorityFactory(name="Aubeville")
    authorities.rename(town, "Aubeville-les-Bains", by=System())
    assert (search("aubeville les bains"), search("aubeville")) == ([town], [town])
    assert list(town.other_names.values_list("name", flat=True)) == ["Aubeville"]


def test_a_merged_authority_ends_with_its_successor():
    old, new = AuthorityFactory(), AuthorityFactory()
    authorities.merge(old, new, on=date(2024, 1, 1), by=System())

    old.refresh_from_db()
    assert (old.ends_on, old.is_end_exact, old.successor) == (date(2024, 1, 1), True, new)
    assert [
        old in Authority.objects.current(date(2023, 12, 31)),
        old in Authority.objects.current(date(2024, 1, 1)),
    ] == [
        True,
        False,
    ]
    with pytest.raises(authorities.AlreadyEnded):
        authorities.merge(old, new, on=date(2024, 2, 1), by=System())


def test_nobody_succeeds_oneself_even_through_others():
    old, new = AuthorityFactory(), AuthorityFactory()
    authorities.merge(old, new, on=date(2024, 1, 1), by=System())
    with pytest.raises(authorities.OwnSuccessor):
        authorities.merge(new, old, on=date(2024, 2, 1), by=System())
    with pytest.raises(authorities.OwnSuccessor):
        authorities.merge(new, new, on=date(2024, 2, 1), by=System())
