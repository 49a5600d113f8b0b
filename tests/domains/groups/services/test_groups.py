import pytest

from faitiere.domains.groups import queries
from faitiere.domains.groups.services import groups
from faitiere.domains.groups.services.groups import GroupDraft
from tests.factories.territories import CountryFactory


def draft(**fields):
    return GroupDraft(**{"name": "Groupe-pays Valdorie", "short_name": "Valdorie", "kind": "country", **fields})


def test_a_group_comes_with_its_body_and_the_seat_of_its_presidency(amina):
    group = groups.create(draft(countries=(CountryFactory(),)), by=amina)

    seat = queries.presidency_seat(group)
    assert (group.slug, group.body.name, seat.role) == ("valdorie", "Groupe-pays Valdorie", "president")
    assert group.body.term_years == 3
    assert [country.name for country in group.countries.all()] == ["Valdorie"]


def test_a_mission_has_a_head(amina):
    group = groups.create(draft(kind="mission", led_by="head_of_mission", term_years=2), by=amina)

    seat = queries.presidency_seat(group)
    assert seat.role == "head_of_mission"
    assert seat.body.term_years == 2


def test_a_group_has_a_name_of_its_own(amina):
    group = groups.create(draft(), by=amina)

    with pytest.raises(groups.GroupNameTaken, match="Groupe-pays valdorie"):
        groups.create(draft(name="Groupe-pays valdorie"), by=amina)
    with pytest.raises(groups.GroupNameMissing):
        groups.create(draft(short_name=" "), by=amina)
    assert groups.update(group, draft(description="Présentation."), by=amina).description == "Présentation."


def test_the_body_follows_the_name_of_its_group(amina):
    group = groups.create(draft(), by=amina)

    groups.update(group, draft(name="Groupe-pays Nouvelle-Valdorie", term_years=4), by=amina)

    group.body.refresh_from_db()
    assert (group.body.name, group.body.term_years) == ("Groupe-pays Nouvelle-Valdorie", 4)
