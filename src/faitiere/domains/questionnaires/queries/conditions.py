"""Which questions are asked, given the answers so far."""

from collections.abc import Iterable, Mapping
from typing import Any

from faitiere.domains.questionnaires.choices import NO, YES
from faitiere.domains.questionnaires.models import Question


def asked(questions: Iterable[Question], values: Mapping[str, Any]) -> list[Question]:
    """Return, of questions in their order, those whose condition is met; one that follows an unasked one is not."""
    kept: dict[int, Question] = {}
    for question in questions:
        if question.shown_if_id is None or _is_met(question, kept.get(question.shown_if_id), values):
            kept[question.pk] = question
    return list(kept.values())


def _is_met(question: Question, before: Question | None, values: Mapping[str, Any]) -> bool:
    return before is not None and question.shown_value in _words(values.get(before.key))


def _words(value: Any) -> list[str]:
    """Return an answer as the words to which a condition is compared."""
    if value is None:
        return []
    if isinstance(value, bool):
        return [YES if value else NO]
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
