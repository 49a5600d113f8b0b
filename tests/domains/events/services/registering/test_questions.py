"""What an event asks at registration."""

from datetime import UTC, datetime

import pytest

from faitiere.domains.events.services.registering import enrolments, questions
from faitiere.domains.events.services.registering.enrolments import Wish
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.questionnaires.choices import QuestionKind
from faitiere.domains.questionnaires.queries import values_of
from faitiere.domains.questionnaires.services.forms import FormDraft, QuestionDraft
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)
MEAL = QuestionDraft("Déjeunez-vous ?", QuestionKind.YES_NO, key="repas")
TRAIN = QuestionDraft("À quelle heure arrivez-vous ?", QuestionKind.SHORT_TEXT, key="train")


def test_who_has_answered_keeps_their_questions_and_the_next_get_the_new_ones(amina):
    event = questions.write(EventFactory(), FormDraft("Inscription", [MEAL]), by=amina, now=NOW)
    guest = Guest("Zoé", "Rivière", "zoe@rivecourt.example")
    first = enrolments.enrol(event, guest, Wish(answers={"repas": True}), by=amina, now=NOW).registration

    questions.write(event, FormDraft("Inscription", [TRAIN]), by=amina, now=NOW)

    assert [one.key for one in event.form.questions.all()] == ["train"]
    assert values_of(first.responses) == {"repas": True}


def test_no_question_is_no_form(amina):
    event = questions.write(EventFactory(), FormDraft("Inscription", [MEAL]), by=amina, now=NOW)

    questions.write(event, FormDraft("Inscription", []), by=amina, now=NOW)

    event.refresh_from_db()
    assert event.form is None
