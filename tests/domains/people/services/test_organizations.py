from datetime import date

import pytest

from faitiere.domains.people import queries
from faitiere.domains.people.services import organizations
from faitiere.domains.people.services.organizations import OrganizationDraft
from tests.factories.people import OrganizationFactory


@pytest.fixture
def merged(amina):
    """Two delegations of a ministry become one on 29 December 2023."""
    former = [OrganizationFactory(name="Délégation A", acronym="DA"), OrganizationFactory(name="Délégation B")]
    single = OrganizationFactory(name="Délégation unique", acronym="DU")
    organizations.merge(former, into=single, on=date(2023, 12, 29), by=amina)
    return [*former, single]


def test_a_merged_organisation_answers_for_itself_before_and_for_its_successor_after(merged):
    former = queries.search_organizations("da")[0]

    assert str(queries.organization_on(former, date(2023, 12, 28))) == "DA"
    assert str(queries.organization_on(former, date(2023, 12, 29))) == "DU"
    assert queries.named_on(former, date(2024, 1, 1)) == "DU (auparavant DA)"
    assert merged[2].starts_on is None  # the row in hand is older than the merger…
    merged[2].refresh_from_db()
    assert merged[2].starts_on == date(2023, 12, 29)  # … which gave it its start


def test_an_organisation_disappears_once_and_never_into_itself(merged, amina):
    with pytest.raises(organizations.OrganizationAlreadyGone, match="29/12/2023"):
        organizations.merge([merged[0]], into=merged[2], on=date(2024, 1, 1), by=amina)
    with pytest.raises(organizations.MergedIntoItself):
        organizations.merge([merged[2]], into=merged[2], on=date(2024, 1, 1), by=amina)


def test_an_organisation_is_found_by_acronym_name_or_other_spelling(amina):
    draft = OrganizationDraft("Réseau des cités unies", acronym="RCU", also_spelled=("Cités associées",))
    organization = organizations.create(draft, by=amina)

    assert organization.slug == "rcu"
    for typed in ["rcu", "cite reseau", "associees", "RÉSEAU"]:
        assert queries.search_organizations(typed) == [organization], typed
    assert queries.search_organizations("") == queries.search_organizations("autre") == []


def test_an_organisation_has_a_name(amina):
    organization = OrganizationFactory()
    with pytest.raises(organizations.OrganizationNameMissing):
        organizations.create(OrganizationDraft(" "), by=amina)
    with pytest.raises(organizations.OrganizationNameMissing):
        organizations.update(organization, OrganizationDraft(" "), by=amina)


def test_a_correction_keeps_the_address_of_the_record(amina):
    organization = OrganizationFactory(name="Ancien nom")
    slug = organization.slug

    organizations.update(organization, OrganizationDraft("Nouveau nom"), by=amina)

    organization.refresh_from_db()
    assert (organization.name, organization.slug) == ("Nouveau nom", slug)
