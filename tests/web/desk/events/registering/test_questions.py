"""Writing what an event asks, at the desk."""

import pytest

from faitiere.domains.questionnaires.choices import QuestionKind
from tests.factories.events import EventFactory
from tests.factories.questionnaires import FormFactory, QuestionFactory


@pytest.fixture
def event(db):
    return EventFactory()


def address(event):
    return f"/gestion/evenements/{event.pk}/questions/"


def rows(*questions, initial=0):
    data = {"form-TOTAL_FORMS": len(questions), "form-INITIAL_FORMS": initial}
    for number, question in enumerate(questions):
        base = {"label": "", "kind": QuestionKind.SHORT_TEXT, "ORDER": number + 1 if question else ""}
        data |= {f"form-{number}-{name}": value for name, value in (base | question).items()}
    return data


MEAL = {"label": "Déjeunez-vous ?", "kind": QuestionKind.YES_NO}
DIET = {"label": "Quel régime ?", "kind": QuestionKind.SINGLE, "choices": "végétarien\n\nautre\n"}


def test_questions_are_written_and_one_may_follow_another(desk, event):
    response = desk.post(address(event), rows(MEAL, DIET | {"after": 1, "shown_value": "oui"}, {}))

    assert response.status_code == 302
    event.refresh_from_db()
    meal, diet = event.form.questions.all()
    assert (meal.label, diet.choices, diet.shown_if) == ("Déjeunez-vous ?", ["végétarien", "autre"], meal)
    page = desk.get(address(event))
    assert page.context["rows"][1]["after"].value() == 1
    assert len(page.context["rows"].forms) == 3


def test_they_are_ordered_and_removed(desk, event):
    event.form = FormFactory()
    event.save()
    for key in ("un", "deux", "trois"):
        QuestionFactory(form=event.form, key=key, label=key)
    shown = [{"key": key, "label": key} for key in ("un", "deux", "trois")]
    shown[0] |= {"ORDER": 9}
    shown[1] |= {"DELETE": "on"}

    desk.post(address(event), rows(*shown, initial=3))

    assert [one.key for one in event.form.questions.all()] == ["trois", "un"]


def test_a_question_that_makes_no_sense_is_said_and_nothing_is_lost(desk, event):
    page = desk.post(address(event), rows(DIET | {"after": 2, "shown_value": "oui"}, MEAL)).content.decode()

    assert "ne la précède pas" in page
    assert "Quel régime" in page
    event.refresh_from_db()
    assert event.form is None


def test_what_a_colleague_wrote_meanwhile_is_not_erased_unseen_and_nothing_typed_is_lost(desk, event):
    read = desk.get(address(event)).context["over"]
    desk.post(address(event), rows(MEAL) | {"over": read})

    refused = desk.post(address(event), rows(DIET) | {"over": read})

    assert "Quelqu’un a modifié ces questions" in refused.content.decode()
    assert refused.context["rows"][0]["label"].value() == DIET["label"]
    event.refresh_from_db()
    assert [one.label for one in event.form.questions.all()] == [MEAL["label"]]
    assert desk.post(address(event), rows(DIET) | {"over": refused.context["over"]}).status_code == 302
