"""« Qui voit mes données ? », taking them away, withdrawing an address, being erased."""

import json

import pytest
from django.urls import reverse

from faitiere.domains.people.choices import Audience
from faitiere.kernel.audit.models import AuditEntry
from faitiere.web.portal.access import visitor
from faitiere.web.portal.people.dossier import COLUMNS, dossier
from tests.factories.people import ContactPointFactory, PersonFactory
from tests.web.portal.test_access import ON

pytestmark = pytest.mark.django_db
MINE, CSV, JSON, ERASE = (reverse(f"portal:people:{name}") for name in ["mine", "take_csv", "take_json", "erase"])


def text(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def readers(user) -> dict[str, Audience]:
    return {f"{one.label} : {one.value}": one.audience for one in dossier(visitor(user, on=ON))}


def test_each_datum_names_its_readers(bernard, chloe, denis, eve, presidency, mission_letter):
    ContactPointFactory(person=bernard.person, kind="postal", value="8 rue Privée", purpose="mandate")
    ContactPointFactory(person=bernard.person, value="b@maison.example", purpose="newsletter", legal_basis="consent")

    assert readers(bernard) == {
        "Nom : Monsieur Bernard Morel": Audience.PUBLIC,
        "Mandat : Maire, Valmont-sur-Loire": Audience.PUBLIC,
        f"Mandat : Présidence – {presidency.seat.body}": Audience.PUBLIC,
        f"Lettre de mission : n° {mission_letter.letter}, émise, à signer": Audience.STAFF,
        "Adresse postale : 8 rue Privée": Audience.STAFF,
        "Adresse électronique : b@maison.example": Audience.STAFF,
        f"Adresse de connexion : {bernard.email}": Audience.STAFF,
    }
    assert readers(chloe) == {
        "Nom : Madame Chloé Garnier": Audience.STAFF,
        f"Adresse électronique (Valmont-sur-Loire) : {chloe.email}": Audience.GROUPS,
        f"Adresse de connexion : {chloe.email}": Audience.STAFF,
    }
    assert readers(denis) == {
        "Nom : Monsieur Denis Fabre": Audience.AUTHORITY,
        "Mandat : Adjoint au maire, Rivecourt-les-Bains": Audience.AUTHORITY,
        f"Adresse de connexion : {denis.email}": Audience.STAFF,
    }
    assert readers(eve) == {f"Adresse de connexion : {eve.email}": Audience.STAFF}


def test_what_the_page_promises_is_what_the_group_shows(as_, bernard, chloe, valdorie):
    """The page and the screen read the same rule: each address promised to groups is there, the others are not."""
    valdorie.members.get().contacts.add(chloe.person)
    for kind in ["email", "phone", "postal"]:
        for purpose in ["mandate", "membership", "invitations", "newsletter"]:
            ContactPointFactory(person=chloe.person, kind=kind, purpose=purpose, value=f"{kind}-{purpose}@x.example")
    promised = {one.value: one.audience for one in dossier(visitor(chloe, on=ON)) if one.contact}
    page = text(as_(bernard).get(reverse("portal:groups:group", args=[valdorie.slug])))

    assert len(promised) == 13
    assert {value for value in promised if value in page} == {
        value for value, audience in promised.items() if audience == Audience.GROUPS
    }


def test_the_page_shows_each_datum_with_its_reason_and_source(as_, chloe):
    page = text(as_(chloe).get(MINE))

    for said in [chloe.email, "Vie de l’adhésion", "Contrat : l’adhésion (art. 6-1-b)", "Bulletin d’adhésion"]:
        assert said in page, said
    assert "10 janvier 2023" in page


def test_nobody_s_data_but_one_s_own(as_, cast, neighbour):
    for who, other in [("chloe", "bernard"), ("denis", "chloe"), ("eve", "denis"), ("bernard", "chloe")]:
        browser = as_(cast[who])
        for url in [MINE, CSV, JSON, ERASE]:
            assert cast[other].email not in text(browser.get(url)), (who, url)


def test_the_spreadsheet_has_a_line_for_each_datum_and_runs_nothing(as_, chloe):
    ContactPointFactory(person=chloe.person, kind="phone", value="+33 1 99 00 00 00")
    lines = as_(chloe).get(CSV).content.decode("utf-8-sig").splitlines()

    assert lines[0].split(";") == list(COLUMNS)
    assert len(lines) == 1 + len(dossier(visitor(chloe, on=ON)))
    assert any(";'+33 1 99 00 00 00;" in line for line in lines)


def test_the_other_form_tells_everything_and_is_read_by_a_program(as_, bernard, presidency):
    answer = as_(bernard).get(JSON)
    told = json.loads(answer.content)

    assert answer["Content-Disposition"] == 'attachment; filename="mes-donnees.json"'
    assert told["Personne"]["nom"] == "Morel"
    assert str(presidency.seat) in json.dumps(told, ensure_ascii=False)
    assert len(told["Qui voit quoi"]) == len(dossier(visitor(bernard, on=ON)))


def test_an_address_of_one_s_own_is_withdrawn_at_once(as_, chloe, bernard):
    contact = chloe.person.contacts.get()
    url = reverse("portal:people:withdraw", args=[contact.pk])

    assert as_(bernard).post(url).status_code == 404
    assert as_(chloe).get(url).status_code == 405
    as_(chloe).post(url)
    contact.refresh_from_db()
    assert contact.ends_on == ON


def test_whoever_is_on_public_record_asks_and_the_staff_decide(as_, bernard):
    browser = as_(bernard)
    page = text(browser.get(ERASE))
    assert "l’équipe du réseau examine votre demande" in page
    assert "Maire, Valmont-sur-Loire – conservé : fait d’information publique (RGPD, art. 17-3)" in page

    refused = text(browser.post(ERASE, {"reason": "Je me retire."}))
    assert "Le formulaire n’a pas pu être envoyé" in refused
    browser.post(ERASE, {"reason": "Je me retire.", "confirmed": "on"})
    bernard.person.refresh_from_db()
    assert bernard.person.erased_at is None
    assert AuditEntry.objects.get().verb == "effacement demandé"
    assert "Votre demande du 19 janvier 2024 est en cours d’examen" in text(browser.get(ERASE))


def test_whoever_is_not_is_erased_the_same_minute_and_leaves(as_, chloe):
    browser, person = as_(chloe), chloe.person
    answer = browser.post(ERASE, {"confirmed": "on"})

    assert "Vos données sont effacées" in text(answer)
    person.refresh_from_db()
    chloe.refresh_from_db()
    assert (str(person), person.contacts.count(), person.user) == ("Personne effacée", 0, None)
    assert (chloe.is_active, "chloe" in chloe.email) == (False, False)
    assert browser.get(MINE).status_code == 302
    told = " ".join(f"{entry.actor_name} {entry.target_name} {entry.changes}" for entry in AuditEntry.objects.all())
    assert ("Garnier" in told, "chloe@" in told) == (False, False)


def test_an_outsider_erases_the_login_which_is_all_there_is(as_, eve):
    as_(eve).post(ERASE, {"confirmed": "on"})
    eve.refresh_from_db()

    assert (eve.is_active, eve.email) == (False, f"efface-{eve.pk}@efface.invalid")


def test_staff_do_not_erase_themselves(as_, amina):
    amina.person.delete()
    page = text(as_(amina).post(ERASE, {"confirmed": "on"}))

    assert "Vous n’avez pas le droit" in page
    amina.refresh_from_db()
    assert amina.is_active


def test_an_erased_person_s_former_login_is_nobody(as_, chloe, amina):
    PersonFactory(last_name="Témoin")
    browser = as_(chloe)
    browser.post(ERASE, {"confirmed": "on"})
    assert visitor(chloe, on=ON).person is None
