from datetime import date

import pytest

from faitiere.domains.people.models import ContactPoint, Organization, Person
from faitiere.domains.people.services import persons
from faitiere.kernel.audit.log import System
from tests.factories.people import (
    ContactPointFactory,
    OfficeFactory,
    OrganizationFactory,
    PersonFactory,
    PositionFactory,
)
from tests.factories.territories import AuthorityFactory

SOURCE = {"source": "Lettre d’information", "seen": "janvier 2024", "page": "p. 2", "note": ""}


def test_a_person_is_created_through_the_service(desk, verbs):
    data = {
        "civility": "madame",
        "first_name": "Zoé",
        "last_name": "Lefèvre",
        "also_spelled": "Lefevre\nLe Fèvre",
        "note": "",
    }
    response = desk.post("/gestion/personnes/ajouter/", data)
    person = Person.objects.get(last_name="Lefèvre")
    assert response["Location"] == f"/gestion/personnes/{person.pk}/"
    assert person.also_spelled == ["Lefevre", "Le Fèvre"]
    assert " lefevre" in person.search_name
    assert verbs(person) == ["personne créée"]


def test_a_refused_creation_keeps_what_was_typed(desk):
    response = desk.post("/gestion/personnes/ajouter/", {"first_name": "Zoé", "last_name": " "})
    assert response.status_code == 200
    assert 'value="Zoé"' in response.content.decode()
    assert not Person.objects.filter(first_name="Zoé").exists()


def test_a_person_is_corrected_through_the_service_and_the_log_says_how(desk, verbs):
    person = persons.create(persons.PersonDraft("Lefevre", "Zoé"), by=System())
    desk.post(f"/gestion/personnes/{person.pk}/modifier/", {"first_name": "Zoé", "last_name": "Lefèvre"})
    person.refresh_from_db()
    assert person.last_name == "Lefèvre"
    assert verbs(person)[0] == "personne corrigée"
    page = desk.get(f"/gestion/personnes/{person.pk}/").content.decode()
    assert "Amina Benali" in page
    assert "<del>Lefevre</del>" in page


def test_a_stated_office_agrees_with_the_person_and_keeps_its_source(desk, verbs):
    person, town = PersonFactory(), AuthorityFactory(name="Rivecourt")
    data = {"authority": town.pk, "title": "Adjoint au maire", "kind": "", "portfolio": "", "starts_on": "", **SOURCE}
    response = desk.post(f"/gestion/personnes/{person.pk}/mandat-electif/", data)
    office = person.offices.get()
    assert response["Location"] == f"/gestion/personnes/{person.pk}/"
    assert (office.title, office.kind) == ("Adjointe au maire", "deputy")
    assert str(office.mentions.get().seen) == "janvier 2024"
    assert verbs(office) == ["mandat électif constaté"]


def test_an_office_ends_and_a_second_end_is_refused_beside_the_date(desk):
    office = OfficeFactory(starts_on=date(2020, 5, 25))
    path = f"/gestion/personnes/terminer-mandat-electif/{office.pk}/"
    desk.post(path, {"on": "01/12/2023", "reason": "démission"})
    office.refresh_from_db()
    assert office.ends_on == date(2023, 12, 1)
    again = desk.post(path, {"on": "01/01/2024", "reason": ""})
    assert again.status_code == 200
    assert "a déjà pris fin" in again.context["form"].errors["on"][0]


def test_a_position_is_stated_and_ended(desk, verbs):
    person, organization = PersonFactory(), OrganizationFactory()
    data = {"organization": organization.pk, "title": "Directrice", "starts_on": "", **SOURCE}
    desk.post(f"/gestion/personnes/{person.pk}/fonction/", data)
    position = person.positions.get()
    desk.post(f"/gestion/personnes/terminer-fonction/{position.pk}/", {"on": "01/12/2023"})
    assert verbs(position) == ["fonction terminée", "fonction constatée"]


def test_an_address_is_added_with_its_legal_basis_and_the_log_does_not_repeat_it(desk, verbs):
    person = PersonFactory()
    data = {
        "kind": "email",
        "value": "zoe@ville.example",
        "purpose": "mandate",
        "legal_basis": "legitimate_interest",
        "source": "Bulletin",
        "on": "19/01/2024",
        "role": "",
    }
    desk.post(f"/gestion/personnes/{person.pk}/contact/", data)
    contact = person.contacts.get()
    assert contact.legal_basis == "legitimate_interest"
    assert verbs(person) == ["contact ajouté"]
    assert "zoe@ville.example" not in desk.get("/gestion/journal/").content.decode()


def test_an_invalid_address_is_refused_beside_the_field(desk):
    person = PersonFactory()
    data = {
        "kind": "email",
        "value": "zoe",
        "purpose": "mandate",
        "legal_basis": "consent",
        "source": "x",
        "on": "19/01/2024",
    }
    response = desk.post(f"/gestion/personnes/{person.pk}/contact/", data)
    assert "n’est pas une adresse" in response.context["form"].errors["value"][0]
    assert not ContactPoint.objects.exists()


def test_a_contact_is_retired(desk):
    contact = ContactPointFactory()
    response = desk.post(f"/gestion/personnes/retirer-contact/{contact.pk}/", {"on": "19/01/2024"})
    contact.refresh_from_db()
    assert contact.ends_on == date(2024, 1, 19)
    assert response["Location"] == f"/gestion/personnes/{contact.person_id}/"


def test_a_login_is_tied_and_somebody_else_s_is_refused(desk, denis, eve):
    person = PersonFactory()
    desk.post(f"/gestion/personnes/{person.pk}/compte/", {"email": eve.email})
    person.refresh_from_db()
    assert person.user == eve
    refused = desk.post(f"/gestion/personnes/{person.pk}/compte/", {"email": denis.email})
    assert "déjà celui de" in refused.context["form"].errors["email"][0]


def test_two_rows_for_one_person_become_one(desk, verbs):
    kept, double = PersonFactory(), PersonFactory()
    position = PositionFactory(person=double)
    desk.post(f"/gestion/personnes/{kept.pk}/fusionner/", {"duplicate": double.pk, "reason": "même personne"})
    position.refresh_from_db()
    assert position.person == kept
    assert verbs(kept) == ["fiches fusionnées"]


def test_erasing_a_person_says_what_goes_and_takes_it_away(desk):
    person = PersonFactory(last_name="Oubliée", note="à taire")
    assert "Cela ne peut pas être défait" in desk.get(f"/gestion/personnes/{person.pk}/effacer/").content.decode()
    desk.post(f"/gestion/personnes/{person.pk}/effacer/", {"reason": "à sa demande"})
    page = desk.get(f"/gestion/personnes/{person.pk}/").content.decode()
    assert "Oubliée" not in page
    assert "à taire" not in page


def test_an_organisation_is_created_corrected_and_replaced(desk, verbs):
    data = {"name": "Maison des rives", "kind": "network", "acronym": "MDR", "also_spelled": "", "website": ""}
    desk.post("/gestion/organisations/ajouter/", data)
    organization = Organization.objects.get(acronym="MDR")
    desk.post(f"/gestion/organisations/{organization.pk}/modifier/", {**data, "name": "Maison des deux rives"})
    into = OrganizationFactory(name="Réseau des rives")
    desk.post(f"/gestion/organisations/{organization.pk}/remplacer/", {"into": into.pk, "on": "01/01/2024"})
    assert verbs(organization) == ["organisation fusionnée", "organisation corrigée", "organisation créée"]


def test_a_record_tells_the_whole_story(desk, bernard):
    page = desk.get(f"/gestion/personnes/{bernard.person.pk}/").content.decode()
    for said in ["Bernard Morel", "Valmont-sur-Loire", "Groupe-pays Valdorie", "Chronologie", "Registre inventé"]:
        assert said in page


def test_a_record_can_be_seen_as_of_another_day(desk, bernard):
    path = f"/gestion/personnes/{bernard.person.pk}/"
    assert "exercé ce jour" in desk.get(path).content.decode()
    before = desk.get(f"{path}?au=2020-01-01")
    assert "exercé ce jour" not in before.content.decode()
    assert before.context["is_today"] is False


@pytest.mark.parametrize("path", ["ajouter/", "{pk}/modifier/", "{pk}/mandat-electif/", "{pk}/effacer/"])
def test_a_form_opens(desk, path):
    assert desk.get(f"/gestion/personnes/{path.format(pk=PersonFactory().pk)}").status_code == 200


def test_a_merge_made_by_mistake_is_undone(desk, verbs):
    kept, double = PersonFactory(), PersonFactory()
    position = PositionFactory(person=double)
    desk.post(f"/gestion/personnes/{kept.pk}/fusionner/", {"duplicate": double.pk, "reason": "même personne"})
    merge = kept.merges.get()
    assert "Défaire" in desk.get(f"/gestion/personnes/{kept.pk}/").content.decode()
    desk.post(f"/gestion/personnes/defaire-fusion/{merge.pk}/")
    position.refresh_from_db()
    assert position.person == double
    assert "fusion défaite" in verbs(double)


def test_a_record_logs_what_was_done_to_its_parts(desk):
    office = OfficeFactory(starts_on=date(2020, 5, 25))
    desk.post(f"/gestion/personnes/terminer-mandat-electif/{office.pk}/", {"on": "01/12/2023", "reason": ""})
    assert "mandat électif terminé" in desk.get(f"/gestion/personnes/{office.person_id}/").content.decode()
