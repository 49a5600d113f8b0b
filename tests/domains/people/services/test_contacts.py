from dataclasses import replace
from datetime import date

import pytest

from faitiere.domains.people import queries
from faitiere.domains.people.services import contacts
from faitiere.domains.people.services.contacts import ContactDraft
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.people import PersonFactory

DRAFT = ContactDraft("email", "Mairie@Ville.example", "mandate", "public_task", source="Bulletin")
TODAY = date(2024, 1, 19)


def test_an_address_is_kept_with_its_purpose_and_used_for_no_other(amina):
    person = PersonFactory()
    contacts.add(replace(DRAFT, person=person), on=TODAY, by=amina)

    assert queries.email_of(person, "mandate", TODAY) == "mairie@ville.example"
    assert queries.email_of(person, "newsletter", TODAY) == ""


def test_an_address_added_twice_is_kept_once(amina):
    person = PersonFactory()
    first, again = [contacts.add(replace(DRAFT, person=person), on=TODAY, by=amina) for _ in range(2)]

    assert first == again


def test_a_retired_address_is_no_longer_used_from_that_day(amina):
    person = PersonFactory()
    contact = contacts.add(replace(DRAFT, person=person), on=date(2023, 1, 1), by=amina)
    contacts.retire(contact, on=TODAY, by=amina)

    assert queries.email_of(person, "mandate", date(2024, 1, 18)) == "mairie@ville.example"
    assert queries.email_of(person, "mandate", TODAY) == ""
    with pytest.raises(contacts.ContactAlreadyRetired):
        contacts.retire(contact, on=TODAY, by=amina)


def test_the_addresses_of_an_authority_bring_the_people_who_answer_them(amina, chloe, valmont):
    found = queries.contacts_of(valmont, TODAY)

    assert [(str(contact.person), contact.value) for contact in found] == [("Chloé Garnier", chloe.email)]


def test_an_address_has_an_owner_and_can_be_written_to(amina):
    with pytest.raises(contacts.ContactOwnerMissing):
        contacts.add(DRAFT, on=TODAY, by=amina)
    with pytest.raises(contacts.ContactInvalid, match="pas une adresse"):
        contacts.add(replace(DRAFT, person=PersonFactory(), value="mairie chez ville"), on=TODAY, by=amina)


def test_the_log_never_repeats_an_address(amina):
    contact = contacts.add(replace(DRAFT, person=PersonFactory()), on=TODAY, by=amina)
    contacts.retire(contact, on=TODAY, by=amina)

    told = [str(entry.changes) for entry in AuditEntry.objects.all()]
    assert len(told) == 2
    assert not [line for line in told if "ville.example" in line]
