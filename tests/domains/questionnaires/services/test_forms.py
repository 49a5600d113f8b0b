"""Writing questions, and why an answered form never changes."""

from datetime import UTC, datetime

import pytest

from faitiere.domains.questionnaires.choices import QuestionKind as Kind
from faitiere.domains.questionnaires.models import Question
from faitiere.domains.questionnaires.services import forms, responses
from faitiere.domains.questionnaires.services.forms import FormDraft, QuestionDraft

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)
MEAL = QuestionDraft("Déjeunez-vous ?", Kind.YES_NO, key="repas", is_required=True)
DIET = QuestionDraft("Quel régime ?", Kind.SHORT_TEXT, shown_if="repas", shown_value="oui")


def draft(*questions):
    return FormDraft("Inscription", questions)


def test_questions_keep_their_order_and_get_a_key_of_their_own(amina):
    same = QuestionDraft("Quel régime ?", Kind.LONG_TEXT)
    form = forms.create(draft(MEAL, DIET, same), by=amina, now=NOW)

    assert [question.key for question in form.questions.all()] == ["repas", "quel-regime", "quel-regime-2"]
    assert form.questions.get(key="quel-regime").shown_if.key == "repas"


@pytest.mark.parametrize(
    ("questions", "refusal"),
    [
        ([QuestionDraft(" ", Kind.NUMBER)], forms.LabelMissing),
        ([QuestionDraft("Lequel ?", Kind.SINGLE, choices=["un", "un"])], forms.ChoicesMissing),
        ([QuestionDraft("Combien ?", Kind.NUMBER, minimum=3, maximum=2)], forms.LimitsCrossed),
        ([DIET, MEAL], forms.ConditionUnknown),
        (
            [MEAL, QuestionDraft("Quoi ?", Kind.SHORT_TEXT, shown_if="repas", shown_value="peut-être")],
            forms.ConditionNeverMet,
        ),
    ],
)
def test_a_form_that_makes_no_sense_is_refused(amina, questions, refusal):
    with pytest.raises(refusal):
        forms.create(draft(*questions), by=amina, now=NOW)


def test_a_form_has_a_name(amina):
    with pytest.raises(forms.NameMissing):
        forms.create(FormDraft(" ", []), by=amina, now=NOW)


def test_a_form_that_nobody_has_answered_is_edited_in_place(amina):
    form = forms.create(draft(MEAL, DIET), by=amina, now=NOW)

    edited = forms.edit(form, draft(MEAL), by=amina, now=NOW)

    assert (edited.pk, edited.version) == (form.pk, 1)
    assert [question.key for question in Question.objects.all()] == ["repas"]


def test_editing_an_answered_form_makes_another_version_and_leaves_the_answers_with_their_questions(amina):
    form = forms.create(draft(MEAL, DIET), by=amina, now=NOW)
    answered = responses.submit(form, {"repas": True, "quel-regime": "végétarien"}, by=amina, now=NOW)

    edited = forms.edit(form, draft(MEAL), by=amina, now=NOW)

    assert (edited.version, edited.lineage) == (2, form.lineage)
    assert [answer.question.label for answer in answered.answers.all()] == ["Déjeunez-vous ?", "Quel régime ?"]
    with pytest.raises(forms.FormOutdated, match="version 2"):
        forms.edit(form, draft(MEAL), by=amina, now=NOW)
