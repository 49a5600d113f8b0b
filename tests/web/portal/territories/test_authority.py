"""The record of an authority, shown to its own people."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories.people import ContactPointFactory, OfficeFactory, OfficeMentionFactory, PersonFactory
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db


def record(browser, town) -> str:
    answer = browser.get(reverse("portal:territories:authority", args=[town.pk]))
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_each_line_of_the_register_says_its_source_and_year(as_, chloe, valmont):
    valmont.vintage, valmont.siren, valmont.website = 2026, "214900018", "https://valmont.example"
    valmont.kept_fields = "website"
    valmont.save()
    page = record(as_(chloe), valmont)

    assert "18 400 habitants (2021)" in page
    assert "registre national, millésime 2026" in page
    assert page.count("corrigé par le réseau") == 1
    assert "214900018" in page


def test_the_elus_of_the_day_are_listed_with_their_dates_and_the_others_are_not(as_, chloe, valmont, bernard):
    ended = PersonFactory(first_name="Rose", last_name="Partie")
    OfficeFactory(
        person=ended, authority=valmont, title="Adjointe", starts_on=date(2020, 1, 1), ends_on=date(2023, 1, 1)
    )
    elsewhere = PersonFactory(last_name="D’Ailleurs")
    OfficeMentionFactory(office=OfficeFactory(person=elsewhere, authority=AuthorityFactory(name="Autreville")))
    page = record(as_(chloe), valmont)

    assert "Bernard Morel" in page
    assert "Depuis le 25 mai 2020" in page
    assert ("Rose Partie" in page, "D’Ailleurs" in page) == (False, False)


def test_contacts_given_to_work_are_shown_and_private_ones_are_not(as_, bernard, chloe, valmont):
    for purpose, kind, value in [
        ("newsletter", "email", "chloe.perso@maison.example"),
        ("membership", "postal", "8 rue Privée"),
        ("mandate", "phone", "01 99 00 55 55"),
    ]:
        ContactPointFactory(person=chloe.person, authority=valmont, kind=kind, purpose=purpose, value=value)
    page = record(as_(bernard), valmont)

    assert "chloe@valmont-sur-loire.example" in page
    assert "01 99 00 55 55" in page
    assert ("chloe.perso" in page, "rue Privée" in page) == (False, False)


def test_only_members_in_good_standing_are_offered_corrections(as_, chloe, denis, valmont, rivecourt):
    assert "/corriger/" in record(as_(chloe), valmont)
    assert "/corriger/" not in record(as_(denis), rivecourt)
    assert "Adhésion échue depuis le 1er janvier 2023" in record(as_(denis), rivecourt)


def test_nobody_reads_another_town_s_record(as_, chloe, rivecourt):
    assert as_(chloe).get(reverse("portal:territories:authority", args=[rivecourt.pk])).status_code == 404
