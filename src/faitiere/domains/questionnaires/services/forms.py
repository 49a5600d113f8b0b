"""Writing questions. A form that somebody has answered is never changed: another version takes its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from faitiere.domains.questionnaires.choices import CHOSEN, NO, YES, QuestionKind
from faitiere.domains.questionnaires.models import Form, Question
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class NameMissing(BusinessError):
    """A form has a name."""

    message = "Donnez un nom au questionnaire."


class LabelMissing(BusinessError):
    """A question asks something."""

    message = "Écrivez la question n° {number}."


class ChoicesMissing(BusinessError):
    """A list offers a choice."""

    message = "« {label} » : proposez au moins deux choix différents."


class LimitsCrossed(BusinessError):
    """The least is not more than the most."""

    message = "« {label} » : le minimum dépasse le maximum."


class ConditionUnknown(BusinessError):
    """A question depends on an answer that was given before it."""

    message = "« {label} » dépend d’une question qui ne la précède pas."


class ConditionNeverMet(BusinessError):
    """The answer awaited can be given."""

    message = "« {label} » attend la réponse « {value} », que « {before} » ne propose pas."


class FormOutdated(BusinessError):
    """Somebody has made another version meanwhile."""

    message = "« {form} » a été modifié entre-temps : rouvrez-le pour voir la version {version}."


@dataclass(frozen=True)
class QuestionDraft:
    """A question as it is written. `shown_if` is the key of an earlier one, `shown_value` the answer awaited."""

    label: str
    kind: str
    key: str = ""
    help: str = ""
    is_required: bool = False
    choices: Sequence[str] = ()
    minimum: int | None = None
    maximum: int | None = None
    shown_if: str = ""
    shown_value: str = ""


@dataclass(frozen=True)
class FormDraft:
    """A form as it is written, questions in their order."""

    name: str
    questions: Sequence[QuestionDraft]
    intro: str = ""


@transaction.atomic
def create(draft: FormDraft, *, by: log.Actor, now: datetime) -> Form:
    """Write a form. NameMissing and the refusals of its questions."""
    _refuse(draft)
    form = Form.objects.create(name=draft.name.strip(), intro=draft.intro, created_at=now)
    _ask(form, draft.questions)
    log.record("questionnaire créé", form, by=by, at=now)
    return form


@transaction.atomic
def edit(form: Form, draft: FormDraft, *, by: log.Actor, now: datetime) -> Form:
    """Return the form as it is now written: itself if nobody has answered it, else its next version. FormOutdated."""
    _refuse(draft)
    # Whoever writes the same questions at the same time waits here, then sees what the first has written.
    list(Form.objects.select_for_update().filter(lineage=form.lineage).order_by("pk"))
    last = Form.objects.filter(lineage=form.lineage).order_by("version").last()
    if last and last.version > form.version:
        raise FormOutdated(form=form, version=last.version)
    if form.response_sets.exists():
        form = Form(lineage=form.lineage, version=form.version + 1, created_at=now)
    form.name, form.intro = draft.name.strip(), draft.intro
    form.save()
    form.questions.all().delete()
    _ask(form, draft.questions)
    log.record("questionnaire modifié", form, by=by, at=now, changes={"version": ["", form.version]})
    return form


def _ask(form: Form, drafts: Sequence[QuestionDraft]) -> None:
    asked: dict[str, Question] = {}
    for order, (key, draft) in enumerate(_keyed(drafts)):
        asked[key] = Question.objects.create(
            form=form,
            key=key,
            label=draft.label.strip(),
            kind=draft.kind,
            help=draft.help.strip(),
            is_required=draft.is_required,
            order=order,
            choices=list(draft.choices),
            minimum=draft.minimum,
            maximum=draft.maximum,
            shown_if=asked.get(draft.shown_if),
            shown_value=draft.shown_value if draft.shown_if else "",
        )


def _keyed(drafts: Sequence[QuestionDraft]) -> list[tuple[str, QuestionDraft]]:
    """Give each question a key that no other has; one that is already known is kept, for conditions name it."""
    known = {draft.key for draft in drafts if draft.key}
    keyed = []
    for draft in drafts:
        key = draft.key
        if not key:
            base = slugify(draft.label)[:50].strip("-") or "question"
            key = next(one for one in (base, *(f"{base}-{n}" for n in range(2, 200))) if one not in known)
            known.add(key)
        keyed.append((key, draft))
    return keyed


def _refuse(draft: FormDraft) -> None:
    if not draft.name.strip():
        raise NameMissing
    before: dict[str, QuestionDraft] = {}
    for number, (key, question) in enumerate(_keyed(draft.questions), start=1):
        if not question.label.strip():
            raise LabelMissing(number=number)
        if question.kind in CHOSEN and len(set(question.choices)) < 2:
            raise ChoicesMissing(label=question.label)
        if None not in (question.minimum, question.maximum) and question.minimum > question.maximum:  # type: ignore[operator]  # neither is None
            raise LimitsCrossed(label=question.label)
        if question.shown_if:
            _refuse_condition(question, before.get(question.shown_if))
        before[key] = question


def _refuse_condition(question: QuestionDraft, before: QuestionDraft | None) -> None:
    if before is None:
        raise ConditionUnknown(label=question.label)
    offered = list(before.choices) if before.kind in CHOSEN else [YES, NO]
    if before.kind in {*CHOSEN, QuestionKind.YES_NO} and question.shown_value not in offered:
        raise ConditionNeverMet(label=question.label, value=question.shown_value, before=before.label)
