"""Forms with questions about an invented meeting."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.questionnaires.choices import QuestionKind
from faitiere.domains.questionnaires.models import Form, Question


class FormFactory(DjangoModelFactory):
    class Meta:
        model = Form

    name = factory.Sequence(lambda number: f"Questions {number}")
    created_at = datetime(2024, 1, 10, tzinfo=UTC)


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = Question

    form = factory.SubFactory(FormFactory)
    key = factory.Sequence(lambda number: f"question-{number}")
    label = factory.Sequence(lambda number: f"Question {number}")
    kind = QuestionKind.SHORT_TEXT
    order = factory.Sequence(int)
