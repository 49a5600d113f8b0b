"""What is wrong with an answer, kind by kind."""

from datetime import date
from decimal import Decimal

import pytest

from faitiere.domains.questionnaires.choices import QuestionKind as Kind
from faitiere.domains.questionnaires.models import Question
from faitiere.domains.questionnaires.queries import problems

CHOICES = ["Climat", "Eau", "Jeunesse"]


@pytest.mark.parametrize(
    ("kind", "limits", "right", "wrong"),
    [
        (Kind.SHORT_TEXT, {"minimum": 2, "maximum": 5}, ["oui", "Élues"], ["é", "trop long", True]),
        (Kind.LONG_TEXT, {}, ["x" * 5000], ["x" * 5001]),
        (Kind.NUMBER, {"minimum": 1, "maximum": 3}, [1, Decimal("2.5"), 3], [0, 4, "2", True]),
        (Kind.DATE, {}, [date(2024, 3, 20)], ["20/03/2024"]),
        (Kind.YES_NO, {}, [True, False], ["oui"]),
        (Kind.SINGLE, {}, ["Eau"], ["eau", ["Eau"]]),
        (Kind.MULTIPLE, {"minimum": 1, "maximum": 2}, [["Eau"], ["Eau", "Climat"]], [CHOICES, ["Mer"], "Eau"]),
        (Kind.EMAIL, {}, ["zoe@rivecourt.example"], ["zoe", "zoe@"]),
        (Kind.PHONE, {}, ["01 23 45 67 89", "+228 22 00 00 00"], ["au bureau", "12"]),
    ],
)
def test_each_kind_says_what_is_wrong(kind, limits, right, wrong):
    question = Question(pk=1, key="q", kind=kind, choices=CHOICES, **limits)

    assert [problems([question], {"q": value}) for value in right] == [{}] * len(right)
    assert all(problems([question], {"q": value})["q"] for value in wrong)


@pytest.mark.parametrize("nothing", [None, "", "  ", []])
def test_nothing_is_wrong_only_when_an_answer_is_required(nothing):
    question = Question(pk=1, key="q", kind=Kind.SHORT_TEXT, minimum=3)

    assert problems([question], {"q": nothing}) == {}
    question.is_required = True
    assert problems([question], {"q": nothing}) == {"q": "Répondez à cette question."}


def test_no_and_zero_are_answers():
    no = Question(pk=1, key="no", kind=Kind.YES_NO, is_required=True)
    zero = Question(pk=2, key="zero", kind=Kind.NUMBER, is_required=True)

    assert problems([no, zero], {"no": False, "zero": 0}) == {}
