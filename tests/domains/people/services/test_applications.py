from datetime import date

import pytest

from faitiere.domains.people import queries
from faitiere.domains.people.models import ContactPoint, Correction, Office
from faitiere.domains.people.services import applications, contacts
from tests.factories.people import ContactPointFactory, OfficeFactory, PersonFactory

TODAY = date(2024, 1, 19)


def correction(authority, kind, **fields):
    return Correction(authority=authority, kind=kind, **fields)


def test_a_field_is_corrected_in_its_own_type(amina, valmont):
    applications.apply(
        correction(valmont, "authority_field", field="population", new_value="18500"), on=TODAY, by=amina
    )

    valmont.refresh_from_db()
    assert valmont.population == 18_500


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("population", "beaucoup"),
        ("website", "pas une adresse"),
        ("insee_code", "00001"),
        ("name", "Autre"),
        ("pk", "1"),
    ],
)
def test_a_value_that_does_not_fit_or_a_field_that_identifies_is_refused(valmont, field, value):
    with pytest.raises(applications.ValueNotAccepted):
        applications.check(correction(valmont, "authority_field", field=field, new_value=value))


def test_an_office_is_ended(amina, bernard, valmont):
    office = bernard.person.offices.get()
    said = correction(valmont, "office_ended", office=office, details={"ended_on": "2024-01-10"})

    applications.apply(said, on=TODAY, by=amina)

    assert Office.objects.get(pk=office.pk).ends_on == date(2024, 1, 10)
    assert queries.title_on(bernard.person, valmont, TODAY) == ""


def test_an_office_of_another_authority_is_not_theirs_to_end(valmont):
    said = correction(valmont, "office_ended", office=OfficeFactory(), details={"ended_on": "2024-01-10"})

    with pytest.raises(applications.NotOfThisAuthority):
        applications.check(said)


def test_an_office_is_added_for_somebody_new(amina, valmont):
    details = {"title": "Adjoint au maire", "last_name": "Lenoir", "first_name": "Ada", "civility": "madame"}

    applications.apply(correction(valmont, "office_added", details=details), on=TODAY, by=amina)

    (person,) = queries.search("lenoir")
    assert queries.title_on(person, valmont, TODAY) == "Adjointe au maire"
    assert Office.objects.get(person=person).mentions.get().source == "Déclaration de la collectivité"


def test_an_office_is_added_for_somebody_known_from_its_start(amina, valmont):
    person = PersonFactory()
    details = {"title": "Conseillère municipale", "starts_on": "2024-02-01"}

    applications.apply(correction(valmont, "office_added", person=person, details=details), on=TODAY, by=amina)

    assert queries.title_on(person, valmont, date(2024, 2, 1)) == "Conseillère municipale"
    assert queries.title_on(person, valmont, date(2024, 1, 31)) == ""


def test_a_contact_is_added_then_retired(amina, valmont):
    details = {"action": "add", "kind": "email", "value": "mairie@valmont.example", "purpose": "membership"}
    applications.apply(correction(valmont, "contact", details=details), on=TODAY, by=amina)
    contact = ContactPoint.objects.get(value="mairie@valmont.example")
    assert contact.legal_basis == "contract"

    retired = correction(valmont, "contact", details={"action": "retire", "contact": contact.pk})
    applications.apply(retired, on=TODAY, by=amina)

    contact.refresh_from_db()
    assert contact.ends_on == TODAY


def test_a_contact_of_somebody_else_is_not_theirs_to_retire(valmont):
    contact = ContactPointFactory()

    with pytest.raises(applications.NotOfThisAuthority):
        applications.check(correction(valmont, "contact", details={"action": "retire", "contact": contact.pk}))


def test_a_message_changes_nothing_by_itself(amina, valmont):
    before = Office.objects.count()

    applications.apply(correction(valmont, "other", comment="Le nom de la rue a changé."), on=TODAY, by=amina)

    assert Office.objects.count() == before


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("office_ended", {}),
        ("office_added", {"last_name": "Lenoir"}),
        ("office_added", {"title": "Maire"}),
        ("office_added", {"title": "Maire", "last_name": "Lenoir", "starts_on": "demain"}),
        ("contact", {}),
        ("contact", {"action": "add", "kind": "email"}),
        ("contact", {"action": "retire", "contact": 0}),
        ("other", {}),
    ],
)
def test_a_proposal_says_all_it_takes(valmont, kind, details):
    with pytest.raises(applications.CorrectionIncomplete):
        applications.check(correction(valmont, kind, details=details))


def test_a_wrong_mailbox_is_refused_when_it_is_proposed(valmont):
    details = {"action": "add", "kind": "email", "value": "mairie", "purpose": "membership"}

    with pytest.raises(contacts.ContactInvalid):
        applications.check(correction(valmont, "contact", details=details))
