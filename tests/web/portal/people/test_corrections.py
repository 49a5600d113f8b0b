"""What Chloé proposes, and what becomes of it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from faitiere.domains.people.models import Correction
from faitiere.domains.people.services import corrections
from tests.factories.people import ContactPointFactory, OfficeFactory
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db
LIST = reverse("portal:people:corrections")
NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)


def url(name, town, *args):
    return reverse(f"portal:people:correct_{name}", args=[town.pk, *args])


def text(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_field_is_proposed_followed_and_once_accepted_applied(as_, chloe, amina, valmont):
    valmont.address = "1 place de l’Ancienne Mairie"
    valmont.save()
    browser = as_(chloe)
    form = text(browser.get(url("field", valmont, "address")))
    assert "1 place de l’Ancienne Mairie" in form

    answer = browser.post(url("field", valmont, "address"), {"value": "2 rue du Pont", "comment": "Déménagement."})
    assert answer.url == LIST
    page = text(browser.get(LIST))
    assert "En cours d’examen" in page
    assert "2 rue du Pont" in page
    valmont.refresh_from_db()
    assert valmont.address == "1 place de l’Ancienne Mairie"

    corrections.accept(Correction.objects.get(), note="Merci.", by=amina, now=NOW, on=NOW.date())
    valmont.refresh_from_db()
    assert valmont.address == "2 rue du Pont"
    page = text(browser.get(LIST))
    assert ("Acceptée" in page, "Réponse de l’équipe : Merci." in page) == (True, True)


def test_a_refusal_is_shown_with_its_reason(as_, chloe, amina, valmont):
    browser = as_(chloe)
    browser.post(url("other", valmont), {"comment": "Le blason a changé."})
    corrections.refuse(Correction.objects.get(), note="Nous n’affichons pas de blason.", by=amina, now=NOW)
    page = text(browser.get(LIST))

    assert "Refusée" in page
    assert "Nous n’affichons pas de blason." in page


def test_what_the_service_refuses_is_said_beside_the_form(as_, chloe, valmont):
    valmont.website = "https://valmont.example"
    valmont.save()
    same = as_(chloe).post(url("field", valmont, "website"), {"value": "https://valmont.example"})
    wrong = as_(chloe).post(url("field", valmont, "website"), {"value": "pas une adresse"})

    assert "Cette valeur est déjà celle de la fiche." in text(same)
    assert "ne convient pas pour ce champ" in text(wrong)
    assert not Correction.objects.exists()


def test_what_identifies_a_town_cannot_be_corrected(as_, chloe, valmont):
    for name in ["name", "insee_code", "kind", "successor"]:
        assert as_(chloe).get(f"/espace/collectivite/{valmont.pk}/corriger/champ/{name}/").status_code == 404


def test_an_office_ended_and_another_added(as_, chloe, bernard, valmont):
    office = bernard.person.offices.get()
    browser = as_(chloe)
    browser.post(url("office_ended", valmont, office.pk), {"ended_on": "2024-01-15"})
    new = {"civility": "madame", "first_name": "Rose", "last_name": "Nouvelle", "title": "Maire", "starts_on": ""}
    browser.post(url("office_added", valmont), new)
    ended, added = Correction.objects.order_by("pk")

    assert (ended.office, ended.details) == (office, {"ended_on": "2024-01-15"})
    assert {**new} == {**added.details}
    page = text(browser.get(LIST))
    assert "Fin d’un mandat électif : Bernard Morel, Maire" in page
    assert "Nouveau mandat électif : Rose Nouvelle, Maire" in page


def test_somebody_already_known_there_is_not_a_new_person(as_, chloe, bernard, valmont):
    new = {"civility": "monsieur", "first_name": "bernard", "last_name": "MOREL", "title": "Conseiller"}
    as_(chloe).post(url("office_added", valmont), new)

    assert Correction.objects.get().person == bernard.person


def test_a_contact_is_added_for_somebody_of_the_town_and_of_nowhere_else(as_, chloe, bernard, denis, valmont):
    given = {"means": "phone", "value": "01 99 00 77 77", "purpose": "mandate", "role": "Maire"}
    elsewhere = as_(chloe).post(url("contact_added", valmont), {**given, "person": denis.person.pk})
    assert (elsewhere.status_code, Correction.objects.count()) == (200, 0)
    assert "Denis" not in text(elsewhere)

    as_(chloe).post(url("contact_added", valmont), {**given, "person": bernard.person.pk})
    found = Correction.objects.get()
    assert found.person == bernard.person
    assert found.details == {
        "action": "add",
        "kind": "phone",
        "value": "01 99 00 77 77",
        "purpose": "mandate",
        "role": "Maire",
    }


def test_a_private_address_cannot_be_seen_by_way_of_retiring_it(as_, bernard, chloe, valmont):
    private = ContactPointFactory(
        person=chloe.person, authority=valmont, purpose="newsletter", value="c@maison.example"
    )

    assert as_(bernard).get(url("contact_retired", valmont, private.pk)).status_code == 404
    as_(bernard).post(url("contact_retired", valmont, chloe.person.contacts.first().pk), {"comment": "Partie."})
    assert Correction.objects.get().details["action"] == "retire"


def test_one_corrects_one_s_own_town_only(as_, chloe, rivecourt, valmont):
    theirs = OfficeFactory(authority=rivecourt)
    for address in [
        url("field", rivecourt, "address"),
        url("office_added", rivecourt),
        url("office_ended", valmont, theirs.pk),
        url("contact_added", AuthorityFactory()),
        url("other", rivecourt),
    ]:
        assert as_(chloe).post(address, {"comment": "Bonjour"}).status_code == 404, address
    assert not Correction.objects.exists()


def test_a_lapsed_town_proposes_nothing(as_, denis, rivecourt):
    assert as_(denis).post(url("other", rivecourt), {"comment": "Bonjour"}).status_code == 403
    assert not Correction.objects.exists()


def test_what_other_towns_propose_is_not_shown(as_, chloe, denis, rivecourt):
    Correction.objects.create(authority=rivecourt, kind="other", comment="Secret de Rivecourt", proposed_at=NOW)

    assert "Secret de Rivecourt" not in text(as_(chloe).get(LIST))
    assert "Secret de Rivecourt" in text(as_(denis).get(LIST))
