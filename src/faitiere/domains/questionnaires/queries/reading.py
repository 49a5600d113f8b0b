"""Answers as they are read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from faitiere.domains.questionnaires.choices import NO, YES, QuestionKind
from faitiere.domains.questionnaires.models import Question, ResponseSet


@dataclass(frozen=True)
class Told:
    """A question and its answer, in words."""

    label: str
    text: str


def told(answered: ResponseSet | None) -> list[Told]:
    """Return what somebody answered, in the order of the questions: one query."""
    if answered is None:
        return []
    rows = answered.answers.select_related("question").order_by("question__order", "question__pk")
    return [Told(row.question.label, _words(row.question, row.value)) for row in rows]


def values_of(answered: ResponseSet | None) -> dict[str, Any]:
    """Return the answers by the key of their question, ready to be shown in the form again: one query."""
    if answered is None:
        return {}
    return {row.question.key: _typed(row.question, row.value) for row in answered.answers.select_related("question")}


def _typed(question: Question, value: Any) -> Any:
    return date.fromisoformat(value) if question.kind == QuestionKind.DATE else value


def _words(question: Question, value: Any) -> str:
    if question.kind == QuestionKind.DATE:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    if isinstance(value, bool):
        return YES if value else NO
    return ", ".join(value) if isinstance(value, list) else str(value)
