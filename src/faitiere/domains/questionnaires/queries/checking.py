"""What is wrong with an answer: the one place where it is decided, for screens and services alike."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from faitiere.domains.questionnaires.choices import QuestionKind
from faitiere.domains.questionnaires.models import Question
from faitiere.domains.questionnaires.queries.conditions import asked

Value = str | bool | int | float | Decimal | date | list[str] | None
LONGEST = 5000
_PHONE = re.compile(r"^\+?[\d\s.()-]{6,25}$")


def problems(questions: Iterable[Question], values: Mapping[str, Value]) -> dict[str, str]:
    """Return, for each question asked whose answer is not right, a sentence that says how to mend it."""
    found = {question.key: _problem(question, values.get(question.key)) for question in asked(questions, values)}
    return {key: sentence for key, sentence in found.items() if sentence}


def is_empty(value: Value) -> bool:
    """Tell whether nothing was answered; « no » and zero are answers."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _problem(question: Question, value: Value) -> str:
    if is_empty(value):
        return "Répondez à cette question." if question.is_required else ""
    return _CHECKS[QuestionKind(question.kind)](question, value)


def _text(question: Question, value: Value) -> str:
    if not isinstance(value, str):
        return "Écrivez votre réponse."
    least, most = question.minimum or 0, question.maximum or LONGEST
    if len(value) > most:
        return f"{most} caractères au plus : il y en a {len(value)}."
    return f"{least} caractères au moins : il y en a {len(value)}." if len(value) < least else ""


def _number(question: Question, value: Value) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return "Écrivez un nombre."
    if question.minimum is not None and value < question.minimum:
        return f"{question.minimum} au moins."
    return f"{question.maximum} au plus." if question.maximum is not None and value > question.maximum else ""


def _date(question: Question, value: Value) -> str:  # noqa: ARG001 - all checks are asked alike
    return "" if isinstance(value, date) else "Indiquez une date, par exemple 20/03/2024."


def _yes_no(question: Question, value: Value) -> str:  # noqa: ARG001
    return "" if isinstance(value, bool) else "Répondez par oui ou par non."


def _single(question: Question, value: Value) -> str:
    return "" if value in question.choices else "Choisissez dans la liste."


def _multiple(question: Question, value: Value) -> str:
    if not isinstance(value, list) or any(one not in question.choices for one in value):
        return "Choisissez dans la liste."
    if question.maximum is not None and len(value) > question.maximum:
        return f"{question.maximum} choix au plus."
    return f"{question.minimum} choix au moins." if question.minimum and len(value) < question.minimum else ""


def _email(question: Question, value: Value) -> str:  # noqa: ARG001
    try:
        validate_email(str(value))
    except ValidationError:
        return "Écrivez une adresse complète, par exemple nom@ville.fr."
    return ""


def _phone(question: Question, value: Value) -> str:  # noqa: ARG001
    right = isinstance(value, str) and _PHONE.match(value)
    return "" if right else "Écrivez un numéro, par exemple 01 23 45 67 89."


_CHECKS: dict[QuestionKind, Callable[[Question, Value], str]] = {
    QuestionKind.SHORT_TEXT: _text,
    QuestionKind.LONG_TEXT: _text,
    QuestionKind.NUMBER: _number,
    QuestionKind.DATE: _date,
    QuestionKind.YES_NO: _yes_no,
    QuestionKind.SINGLE: _single,
    QuestionKind.MULTIPLE: _multiple,
    QuestionKind.EMAIL: _email,
    QuestionKind.PHONE: _phone,
}
