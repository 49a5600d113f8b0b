from datetime import date

import pytest

from faitiere.domains.events.queries import invitees
from faitiere.domains.people.choices import ContactPurpose
from tests.factories.groups import GroupMemberFactory
from tests.factories.people import ContactPointFactory, PersonFactory

pytestmark = pytest.mark.django_db
ON = date(2024, 1, 19)


def test_a_group_is_who_leads_it_who_follows_it_and_the_authorities_that_named_nobody(bernard, valdorie, valmont):
    ContactPointFactory(person=bernard.person, value="bernard@valmont.example")
    follows, silent = GroupMemberFactory(group=valdorie), GroupMemberFactory(group=valdorie)
    GroupMemberFactory(group=valdorie, ends_on=date(2022, 1, 1), starts_on=date(2020, 1, 1))
    contact = PersonFactory()
    follows.contacts.add(contact, bernard.person)
    ContactPointFactory(person=None, authority=silent.authority, value="mairie@ailleurs.example")

    found = invitees.of_group(valdorie, ON)

    assert [(one.person, one.authority, one.email) for one in found] == [
        (bernard.person, valmont, "bernard@valmont.example"),
        (contact, follows.authority, ""),
        (None, silent.authority, "mairie@ailleurs.example"),
    ]
    assert found[0].why.endswith(str(valdorie))


def test_the_address_given_for_invitations_is_preferred_and_one_withdrawn_is_not_used():
    person = PersonFactory()
    ContactPointFactory(person=person, purpose=ContactPurpose.INVITATIONS, value="invite@ville.example")
    ContactPointFactory(person=person, purpose=ContactPurpose.MANDATE, value="mandat@ville.example")
    ContactPointFactory(person=person, purpose=ContactPurpose.NEWSLETTER, value="lettre@ville.example")
    gone = PersonFactory()
    ContactPointFactory(person=gone, purpose=ContactPurpose.INVITATIONS, ends_on=date(2023, 6, 1))

    assert invitees.addresses([person.pk, gone.pk], ON) == {person.pk: "invite@ville.example"}


def test_pasted_lines_find_known_people_by_their_address():
    contact = ContactPointFactory(value="Jeanne@Ville.example")
    text = """
    jeanne@ville.example
    Zoé Rivière <zoe@ailleurs.example>
    Noé Rivière; noe@ailleurs.example
    inconnu@ailleurs.example
    Monsieur le Maire
    zoe@AILLEURS.example
    """

    found, left = invitees.pasted(text, ON)

    assert [(one.person, one.name, one.email) for one in found] == [
        (contact.person, "", "jeanne@ville.example"),
        (None, "Zoé Rivière", "zoe@ailleurs.example"),
        (None, "Noé Rivière", "noe@ailleurs.example"),
    ]
    assert left == ["Monsieur le Maire", "inconnu@ailleurs.example"]
