"""Who is reached, at which address."""

from datetime import date

import pytest

from faitiere.domains.audiences import queries
from faitiere.domains.people.choices import ContactPurpose, LegalBasis
from tests.domains.audiences.conftest import ON
from tests.factories.audiences import AudienceFactory
from tests.factories.people import ContactPointFactory, OfficeFactory

pytestmark = pytest.mark.django_db
INVITATIONS, NEWSLETTER = ContactPurpose.INVITATIONS, ContactPurpose.NEWSLETTER


@pytest.fixture
def mayor(valmont):
    return OfficeFactory(authority=valmont, starts_on=date(2020, 6, 1)).person


def address(mayor, **fields):
    """The address at which the mayor is reached once this contact point exists."""
    ContactPointFactory(person=mayor, **fields)
    [one] = queries.recipients(AudienceFactory(), on=ON)
    return one.email


def test_a_recipient_says_for_which_authority_and_why(bernard, chloe, valmont):
    by_name = {one.person.last_name: one for one in queries.recipients(AudienceFactory(), on=ON)}
    assert by_name["Garnier"].email == chloe.email
    assert by_name["Garnier"].authority == valmont
    assert by_name["Morel"].why == "maire de Valmont-sur-Loire, adhérente depuis 2020"


def test_the_address_for_invitations_comes_first(mayor):
    assert address(mayor, value="adhesion@ville.example") == "adhesion@ville.example"
    assert address(mayor, value="inviter@ville.example", purpose=INVITATIONS) == "inviter@ville.example"


def test_a_newsletter_address_is_for_newsletters(mayor):
    assert address(mayor, purpose=NEWSLETTER) == ""


def test_consent_is_for_one_purpose(mayor):
    assert address(mayor, legal_basis=LegalBasis.CONSENT) == ""
    assert address(mayor, legal_basis=LegalBasis.CONSENT, purpose=INVITATIONS, value="oui@ville.example")


def test_a_retired_address_for_invitations_is_a_refusal(mayor):
    address(mayor, value="adhesion@ville.example")
    assert address(mayor, purpose=INVITATIONS, ends_on=date(2024, 1, 1)) == ""
    assert address(mayor, purpose=INVITATIONS, value="nouvelle@ville.example") == "nouvelle@ville.example"


def test_an_address_shared_by_two_is_one_recipient_and_nobody_is_lost(mayor, valmont):
    deputy = OfficeFactory(authority=valmont, kind="deputy", title="Adjointe", starts_on=date(2020, 6, 1)).person
    alone = OfficeFactory(authority=valmont, kind="deputy", title="Adjoint", starts_on=date(2020, 6, 1)).person
    ContactPointFactory(person=mayor, value="mairie@ville.example")
    ContactPointFactory(person=deputy, value="Mairie@ville.example")

    found = queries.recipients(AudienceFactory(), on=ON)
    said = queries.reach(found)

    assert (said.people, said.addresses) == (3, 1)
    assert [one.also for one in said.sharing] == [(deputy,)]
    assert [one.person for one in said.without_address] == [alone]


def test_recipients_take_the_same_queries_for_one_as_for_three(mayor, valmont, django_assert_num_queries):
    audience = AudienceFactory()
    for _more in range(2):
        with django_assert_num_queries(6):
            queries.recipients(audience, on=ON)
        OfficeFactory(authority=valmont, kind="deputy", title="Adjoint", starts_on=date(2020, 6, 1))
