"""Answering a form."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from faitiere.domains.questionnaires.choices import QuestionKind as Kind
from faitiere.domains.questionnaires.queries import told, values_of
from faitiere.domains.questionnaires.services import forms, responses
from faitiere.domains.questionnaires.services.forms import FormDraft, QuestionDraft

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)
LATER = datetime(2024, 1, 20, 9, tzinfo=UTC)


@pytest.fixture
def form(amina):
    questions = [
        QuestionDraft("Déjeunez-vous ?", Kind.YES_NO, key="repas", is_required=True),
        QuestionDraft("Quel régime ?", Kind.SHORT_TEXT, key="regime", shown_if="repas", shown_value="oui"),
        QuestionDraft("Arrivée", Kind.DATE, key="arrivee"),
        QuestionDraft("Nuits", Kind.NUMBER, key="nuits"),
        QuestionDraft("Thèmes", Kind.MULTIPLE, key="themes", choices=["Eau", "Climat"]),
    ]
    return forms.create(FormDraft("Inscription", questions), by=amina, now=NOW)


GIVEN = {
    "repas": True,
    "regime": " végétarien ",
    "arrivee": date(2024, 3, 20),
    "nuits": Decimal(2),
    "themes": ["Eau", "Climat"],
}


def test_answers_are_kept_and_read_back_in_order(form, bernard):
    answered = responses.submit(form, GIVEN, by=bernard, now=NOW)

    assert [(line.label, line.text) for line in told(answered)] == [
        ("Déjeunez-vous ?", "oui"),
        ("Quel régime ?", "végétarien"),
        ("Arrivée", "20/03/2024"),
        ("Nuits", "2"),
        ("Thèmes", "Eau, Climat"),
    ]
    assert values_of(answered) == GIVEN | {"regime": "végétarien", "nuits": 2}
    assert answered.user == bernard


def test_what_was_not_asked_is_not_kept(form, bernard):
    answered = responses.submit(form, GIVEN | {"repas": False}, by=bernard, now=NOW)

    assert "regime" not in values_of(answered)


def test_a_wrong_answer_writes_nothing_and_is_named(form, bernard):
    with pytest.raises(responses.AnswersRefused) as refusal:
        responses.submit(form, {"themes": ["Mer"]}, by=bernard, now=NOW)

    assert set(refusal.value.facts["problems"]) == {"repas", "themes"}
    assert not form.response_sets.exists()


def test_amending_puts_the_new_answers_in_the_place_of_the_old(form, bernard, chloe):
    answered = responses.submit(form, GIVEN, by=bernard, now=NOW)

    responses.amend(answered, {"repas": False}, by=chloe, now=LATER)

    assert values_of(answered) == {"repas": False}
    answered.refresh_from_db()
    assert (answered.by, answered.amended_at, answered.submitted_at) == (str(chloe), LATER, NOW)


def test_nobody_answered_nothing_is_told():
    assert (told(None), values_of(None)) == ([], {})
