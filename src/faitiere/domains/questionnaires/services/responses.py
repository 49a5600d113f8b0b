"""Answering: what is not asked is not kept, and nothing wrong is written."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.questionnaires.models import Answer, Form, Question, ResponseSet
from faitiere.domains.questionnaires.queries.checking import Value, is_empty, problems
from faitiere.domains.questionnaires.queries.conditions import asked
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class AnswersRefused(BusinessError):
    """An answer is missing or wrong; `facts["problems"]` says which, by the key of the question."""

    message = "Une réponse manque ou ne convient pas."


@transaction.atomic
def submit(form: Form, values: Mapping[str, Value], *, by: log.Actor, now: datetime) -> ResponseSet:
    """Keep the answers to the questions that were asked. AnswersRefused."""
    questions = _checked(form, values)
    user = by if isinstance(by, User) else None
    answered = ResponseSet.objects.create(form=form, by=str(by)[:150], user=user, submitted_at=now)
    _write(answered, questions, values)
    return answered


@transaction.atomic
def amend(answered: ResponseSet, values: Mapping[str, Value], *, by: log.Actor, now: datetime) -> ResponseSet:
    """Put other answers in place of the first ones, in the version that was answered. AnswersRefused."""
    questions = _checked(answered.form, values)
    # Two hands at once: the last one is kept whole, never a mixture.
    ResponseSet.objects.select_for_update().get(pk=answered.pk)
    answered.answers.all().delete()
    answered.amended_at, answered.by = now, str(by)[:150]
    answered.save(update_fields=["amended_at", "by"])
    _write(answered, questions, values)
    return answered


def _checked(form: Form, values: Mapping[str, Value]) -> list[Question]:
    questions = list(form.questions.all())
    if wrong := problems(questions, values):
        raise AnswersRefused(problems=wrong)
    return asked(questions, values)


def _write(answered: ResponseSet, questions: Sequence[Question], values: Mapping[str, Value]) -> None:
    given = [question for question in questions if not is_empty(values.get(question.key))]
    Answer.objects.bulk_create(
        Answer(response_set=answered, question=question, value=_plain(values[question.key])) for question in given
    )


def _plain(value: Value) -> Any:
    """Return a value as JSON knows it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value
