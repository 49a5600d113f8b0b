"""The turns of a group's life: created, relaunched, put to sleep, closed; sources that disagree are both kept."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from faitiere.domains.groups.models import Group, GroupStep
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.statements import Source


class StepsDoNotCompete(BusinessError):
    """Only two steps of one group can contradict each other."""

    message = "Ces deux étapes ne concernent pas le même groupe : il n’y a rien à arbitrer."


class StepReasonMissing(BusinessError):
    """A judgement says why."""

    message = "Indiquez le motif de l’arbitrage."


@dataclass(frozen=True)
class StepStatement:
    """Something happened to a group on the date of its source, not before a day when that is known."""

    group: Group
    kind: str
    not_before: date | None = None


@transaction.atomic
def record(statement: StepStatement, source: Source, *, by: log.Actor) -> GroupStep:
    """Write a step; read twice in one source, it is the same one. The date of the source is that of the step."""
    step, created = GroupStep.objects.get_or_create(
        group=statement.group,
        kind=statement.kind,
        seen_on=source.seen.first,
        source=source.name[:200],
        defaults={**source.fields(), "not_before": statement.not_before},
    )
    if created:
        changes = {"step": ["", str(step)], "source": ["", source.name]}
        log.record("étape enregistrée", statement.group, by=by, changes=changes)
    return step


@transaction.atomic
def judge(retained: GroupStep, *, against: GroupStep, reason: str, on: date, by: log.Actor) -> GroupStep:
    """Retain one step against another that contradicts it; both stay. StepsDoNotCompete, StepReasonMissing."""
    if retained.pk == against.pk or retained.group_id != against.group_id:
        raise StepsDoNotCompete
    if not reason.strip():
        raise StepReasonMissing
    for step, is_retained in ((against, False), (retained, True)):
        step.is_retained = is_retained
        step.judged_by, step.judged_on, step.judgement = str(by)[:150], on, reason
        step.save(update_fields=["is_retained", "judged_by", "judged_on", "judgement"])
    changes = {"step": [str(against), str(retained)], "reason": ["", reason]}
    log.record("étape retenue par arbitrage", retained.group, by=by, changes=changes)
    return retained
