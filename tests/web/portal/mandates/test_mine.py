"""My mandates, and the letter that only its addressee receives."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models import MissionReport
from tests.factories.letters import LetterFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory, MissionLetterFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
MINE = reverse("portal:mandates:mine")


def letter_url(mission):
    return reverse("portal:mandates:letter", args=[mission.pk])


def test_the_page_says_the_seat_the_term_the_letter_and_what_is_owed(as_, bernard, presidency, mission_letter):
    presidency.starts_on = presidency.holds_from
    presidency.substitute = PersonFactory(first_name="Hélène", last_name="Marchal")
    presidency.save()
    MissionReport.objects.create(mandate=presidency, due_on=date(2024, 9, 1))
    page = as_(bernard).get(MINE).content.decode()

    for said in [
        str(presidency.seat.body),
        "1er\u00a0septembre\u00a02023",
        "1er\u00a0septembre\u00a02026",
        "Hélène Marchal",
        letter_url(mission_letter),
        "À signer",
        "En vigueur",
    ]:
        assert said.replace("\u00a0", " ") in page.replace("\u00a0", " "), said


def test_a_mandate_whose_term_has_passed_says_so(as_, bernard, presidency, clock_at):
    presidency.starts_on = presidency.holds_from
    presidency.save()
    clock_at("2026-09-01T09:00")

    assert "Terme échu, renouvellement non connu" in as_(bernard).get(MINE).content.decode()


def test_a_seat_that_somebody_else_holds_by_now_is_a_past_mandate(as_, bernard, presidency):
    after = MandateFactory(seat=presidency.seat, holds_from=date(2024, 1, 1), person__last_name="Suivante")
    MandateMentionFactory(mandate=after)
    page = as_(bernard).get(MINE).content.decode()

    assert "Vous n’avez pas de mandat en cours" in page
    assert "Mandats passés" in page
    assert "Suivante" not in page


def test_the_letter_is_handed_to_its_addressee_as_a_file(as_, bernard, mission_letter):
    answer = as_(bernard).get(letter_url(mission_letter))

    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('attachment; filename="lettre-de-mission-2024-')


def test_whoever_stands_in_receives_it_too(as_, chloe, presidency, mission_letter):
    presidency.substitute = chloe.person
    presidency.save()

    assert as_(chloe).get(letter_url(mission_letter)).status_code == 200


def test_nobody_else_can_tell_that_a_letter_exists(as_, chloe, denis, eve, client, mission_letter):
    missing = reverse("portal:mandates:letter", args=[999_999])
    for user in [chloe, denis]:
        assert [as_(user).get(url).status_code for url in (letter_url(mission_letter), missing)] == [404, 404]
    assert [as_(eve).get(url).status_code for url in (letter_url(mission_letter), missing)] == [403, 403]
    assert client.get(letter_url(mission_letter)).status_code == 302


def test_the_letter_of_another_mandate_of_the_same_seat_is_somebody_else_s(as_, bernard, presidency):
    former = MandateFactory(seat=presidency.seat, holds_from=date(2018, 1, 1))
    theirs = MissionLetterFactory(mandate=former)

    assert as_(bernard).get(letter_url(theirs)).status_code == 404


def test_a_replaced_letter_gives_way_to_the_new_version(as_, bernard, presidency, mission_letter):
    mission_letter.state = MissionLetterState.REPLACED
    mission_letter.save()
    letter = LetterFactory(sequence=mission_letter.letter.sequence, version=2, replaces=mission_letter.letter)
    new = MissionLetterFactory(mandate=presidency, letter=letter)
    page = as_(bernard).get(MINE).content.decode()

    assert (letter_url(new) in page, letter_url(mission_letter) in page) == (True, False)


def test_a_letter_that_exists_only_in_word_is_handed_over_in_word(as_, bernard, presidency):
    mission = MissionLetterFactory(mandate=presidency, letter=LetterFactory(pdf="", docx=ContentFile(b"PK", "l.docx")))
    answer = as_(bernard).get(letter_url(mission))

    assert b"".join(answer.streaming_content) == b"PK"
    assert answer["Content-Disposition"].endswith('.docx"')
