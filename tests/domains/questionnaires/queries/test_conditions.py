"""Which questions are asked."""

import pytest

from faitiere.domains.questionnaires.choices import QuestionKind as Kind
from faitiere.domains.questionnaires.models import Question
from faitiere.domains.questionnaires.queries import asked, problems

MEAL = Question(pk=1, key="repas", kind=Kind.YES_NO)
DIET = Question(pk=2, key="regime", kind=Kind.SINGLE, choices=["végétarien", "autre"], shown_if_id=1, shown_value="oui")
WHICH = Question(
    pk=3, key="lequel", kind=Kind.SHORT_TEXT, shown_if_id=2, shown_value="autre", is_required=True, label="Lequel ?"
)
FORM = [MEAL, DIET, WHICH]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["repas"]),
        ({"repas": False}, ["repas"]),
        ({"repas": True}, ["repas", "regime"]),
        ({"repas": True, "regime": "autre"}, ["repas", "regime", "lequel"]),
        # What follows a question that is not asked is not asked either, whatever was typed there before.
        ({"repas": False, "regime": "autre"}, ["repas"]),
    ],
)
def test_a_question_is_asked_when_the_awaited_answer_is_given(values, expected):
    assert [question.key for question in asked(FORM, values)] == expected


def test_one_of_several_choices_is_enough():
    topics = Question(pk=1, key="t", kind=Kind.MULTIPLE, choices=["Eau", "Climat"])
    more = Question(pk=2, key="m", kind=Kind.SHORT_TEXT, shown_if_id=1, shown_value="Eau")

    assert asked([topics, more], {"t": ["Climat", "Eau"]}) == [topics, more]
    assert asked([topics, more], {"t": ["Climat"]}) == [topics]


def test_a_question_that_is_not_asked_is_never_missing():
    assert problems(FORM, {"repas": True, "regime": "végétarien"}) == {}
    assert problems(FORM, {"repas": True, "regime": "autre"}) == {"lequel": "Répondez à cette question."}
