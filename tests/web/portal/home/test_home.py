"""« Mon espace »: what each of the cast is told."""

from datetime import date

import pytest
from django.urls import reverse

from faitiere.domains.mandates.models import MissionReport

pytestmark = pytest.mark.django_db
HOME = reverse("portal:home")


def page(browser) -> str:
    return browser.get(HOME).content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_bernard_is_told_what_waits_for_him(as_, bernard, presidency, mission_letter):
    MissionReport.objects.create(mandate=presidency, due_on=date(2024, 1, 10))
    told = page(as_(bernard))

    assert "Bonjour Bernard" in told
    assert "Une lettre de mission attend votre signature" in told
    assert reverse("portal:mandates:letter", args=[mission_letter.pk]) in told
    assert "Un compte rendu de mission est en retard" in told
    assert "Adhérente depuis le 1er septembre 2020" in told


def test_the_end_of_a_term_is_announced_six_months_before_and_not_seven(as_, bernard, presidency, clock_at):
    presidency.starts_on = presidency.holds_from
    presidency.save()
    said = {}
    for day in ["2026-02-28", "2026-03-01", "2026-09-01"]:
        clock_at(f"{day}T09:00")
        told = page(as_(bernard))
        said[day] = ("arrive à son terme" in told, "terme de votre mandat est échu" in told)

    assert said == {"2026-02-28": (False, False), "2026-03-01": (True, False), "2026-09-01": (False, True)}


def test_chloe_sees_her_town_and_its_groups_and_no_mandate(as_, chloe, valdorie, valmont):
    told = page(as_(chloe))

    assert reverse("portal:territories:authority", args=[valmont.pk]) in told
    assert reverse("portal:groups:group", args=[valdorie.slug]) in told
    assert "Mes mandats" not in told


def test_denis_is_told_that_the_membership_has_lapsed_and_how_to_renew_it(as_, denis, rivecourt):
    told = page(as_(denis))

    assert "L’adhésion de Rivecourt-les-Bains est échue" in told
    assert "1er janvier 2023" in told
    assert reverse("portal:members:renew", args=[rivecourt.pk]) in told


def test_eve_is_told_kindly_that_there_is_nothing_and_sees_nothing_of_anybody(
    as_, eve, cast, mission_letter, neighbour
):
    told = page(as_(eve))

    assert "Votre compte n’est rattaché à aucune collectivité du réseau" in told
    for leak in ["Valmont", "Rivecourt", "Valdorie", "Bernard", "Chloé", "Farid", "Hautmesnil"]:
        assert leak not in told, leak


def test_amina_is_led_to_the_desk(as_, amina):
    assert 'href="/gestion/"' in page(as_(amina))
