"""All the mission letters of a day in one go, as a batch that survives whoever works it."""

from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import connection, transaction

from faitiere.domains.groups.queries.missions import Mission, mission_on, missions_on
from faitiere.domains.groups.services import mission_letters
from faitiere.domains.letters.choices import BatchState, ItemState
from faitiere.domains.letters.models import LetterBatch, LetterBatchItem
from faitiere.domains.letters.services import letters
from faitiere.domains.mandates.models import Mandate
from faitiere.kernel.audit import log
from faitiere.kernel.audit.log import Actor, System
from faitiere.kernel.errors import BusinessError

KIND = "mission"


class BatchUnderWay(BusinessError):
    """The same batch is being worked already."""

    message = "Un lot de lettres de mission du {on:%d/%m/%Y} est déjà en cours."


class NothingToIssue(BusinessError):
    """Nobody presides a group in force on that day."""

    message = "Aucune lettre de mission n’est due le {on:%d/%m/%Y}."


@transaction.atomic
def start(*, on: date, by: Actor, now: datetime) -> LetterBatch:
    """Order every letter due on a day: rows only, the task works them. BatchUnderWay, NothingToIssue."""
    if LetterBatch.objects.filter(kind=KIND, on=on).exclude(state=BatchState.DONE).exists():
        raise BatchUnderWay(on=on)
    missions, left_out = missions_on(on)
    if not missions:
        raise NothingToIssue(on=on)
    reasons = [{"group": one.group.name, "reason": one.reason} for one in left_out]
    batch = LetterBatch.objects.create(kind=KIND, on=on, ordered_at=now, ordered_by=str(by)[:150], left_out=reasons)
    LetterBatchItem.objects.bulk_create(
        LetterBatchItem(batch=batch, subject_id=mission.mandate.pk, label=mission.label[:250]) for mission in missions
    )
    log.record("lot de lettres demandé", batch, by=by, changes={"lettres": [0, len(missions)]})
    return batch


def work(batch: LetterBatch, *, now: datetime) -> None:
    """Issue what is left of a batch, one transaction a letter, then make the file to print.

    A worker that dies leaves the rest to the next one; two workers at once share the letters.
    """
    LetterBatch.objects.filter(pk=batch.pk, state=BatchState.WAITING).update(state=BatchState.RUNNING)
    while _work_next(batch, now=now):
        pass
    _finish(batch, now=now)


def unfinished() -> list[LetterBatch]:
    """Return the batches that still have something to do, the oldest first."""
    return list(LetterBatch.objects.filter(kind=KIND).exclude(state=BatchState.DONE).order_by("pk"))


@transaction.atomic
def _work_next(batch: LetterBatch, *, now: datetime) -> bool:
    waiting = batch.items.filter(state=ItemState.WAITING).order_by("pk")
    skips = connection.features.has_select_for_update_skip_locked
    item = waiting.select_for_update(skip_locked=skips).first()
    if item is None:
        return False
    mandate = Mandate.objects.select_related("seat__body").get(pk=item.subject_id)
    found = mission_on(mandate, batch.on)
    if isinstance(found, Mission):
        outcome = mission_letters.issue_one(found, on=batch.on, by=System(batch.ordered_by), now=now)
        item.state, item.letter, item.refusal = outcome.state, outcome.letter, outcome.refusal
    else:
        item.state, item.refusal = ItemState.REFUSED, found.reason if found else ""
    item.save(update_fields=["state", "letter", "refusal"])
    return True


@transaction.atomic
def _finish(batch: LetterBatch, *, now: datetime) -> None:
    """Make the file to print once nobody is at work on a letter; the last to leave closes the batch."""
    batch = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state == BatchState.DONE or batch.items.filter(state=ItemState.WAITING).exists():
        return
    items = batch.items.exclude(letter=None).select_related("letter").order_by("pk")
    made = [item.letter for item in items if item.letter and item.letter.pdf]
    if made:
        file = ContentFile(letters.print_file(made, on=batch.on))
        batch.print_file.save(f"lettres-de-mission-{batch.on:%Y-%m-%d}.pdf", file, save=False)
    batch.state, batch.done_at = BatchState.DONE, now
    batch.save(update_fields=["state", "done_at", "print_file"])
