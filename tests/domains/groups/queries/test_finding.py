"""Finding groups."""

from faitiere.domains.groups.queries import search
from tests.factories.groups import GroupFactory
from tests.factories.territories import CountryFactory


def test_a_group_is_found_by_any_of_its_names_or_countries_accents_aside(db):
    group = GroupFactory(short_name="République de Corée", also_named=["Groupe-pays Corée"])
    group.countries.add(CountryFactory(code="KR", code3="KOR", name="Corée du Sud"))
    GroupFactory(short_name="Japon")
    for typed in ("coree", "Corée du sud", "republ coree"):
        assert search(typed) == [group]
    assert search("corée japon") == []
    assert search("  ") == []
