"""Preparing, applying and undoing an import. The room computes the changes; this knows no room.

``prepare`` records what would be done, to be shown; ``apply`` does it in one transaction, with its journal; ``undo``
puts every row back as it was, or refuses and names what stands in the way.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import ManyToOneRel, Model

from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.imports import bulk, journal
from faitiere.kernel.imports.changes import ChangeSet, Revision
from faitiere.kernel.imports.models import ImportBatch, ImportState

Cells = dict[type[Model], set[tuple[int, str]]]


class NothingToImport(BusinessError):
    """The source says nothing that is not already known."""

    message = "Cet import ne change rien : tout est déjà à jour."


class ImportNotPrepared(BusinessError):
    """The import was already applied, undone or set aside."""

    message = "L’import n° {number} n’attend plus d’être appliqué ({state})."


class ImportOutdated(BusinessError):
    """The data has moved since the difference was shown."""

    message = "Les données ont changé depuis la préparation de l’import n° {number} : préparez-le à nouveau."


class ImportNotApplied(BusinessError):
    """Only an applied import can be undone."""

    message = "L’import n° {number} n’est pas appliqué ({state}) : il n’y a rien à annuler."


class LaterImport(BusinessError):
    """Another import of the same kind came after."""

    message = "L’import n° {later} est venu après l’import n° {number} : annulez-le d’abord."


class RowChangedSince(BusinessError):
    """Somebody has corrected a row that the import wrote."""

    message = "« {row} » a changé depuis l’import n° {number} : l’annuler effacerait ce changement."


class RowReferenced(BusinessError):
    """Something refers to a row that the import created."""

    message = "« {row} », créée par l’import n° {number}, est utilisée par : {referrer} (« {which} »)."


def prepare(kind: str, source: str, changes: ChangeSet, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Record what an import would do."""
    return ImportBatch.objects.create(
        kind=kind, source=source, summary=changes.summary, prepared_at=now, prepared_by=str(by)[:150]
    )


@transaction.atomic
def apply(batch: ImportBatch, changes: ChangeSet, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Write the changes, which must be those that were shown."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != ImportState.PREPARED:
        raise ImportNotPrepared(number=batch.pk, state=batch.get_state_display())
    if changes.is_empty:
        raise NothingToImport
    if batch.summary != changes.summary:
        raise ImportOutdated(number=batch.pk)
    journal.write(batch, changes)
    # Revisions first: what ends frees its codes for what begins. Foreign keys are checked when the transaction closes.
    for revisions in changes.revisions:
        for fields, rows in _by_fields(revisions.rows).items():
            bulk.update(revisions.model, fields, [(row.key, *row.after) for row in rows])
    for insertion in changes.insertions:
        bulk.insert(insertion.model, insertion.fields, insertion.rows)
    batch.state, batch.applied_at = ImportState.APPLIED, now
    batch.save(update_fields=["state", "applied_at"])
    log.record("import appliqué", batch, by=by, changes=batch.summary["counts"], at=now)
    return batch


@transaction.atomic
def set_aside(batch: ImportBatch, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Decide not to apply what was prepared."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != ImportState.PREPARED:
        raise ImportNotPrepared(number=batch.pk, state=batch.get_state_display())
    batch.state = ImportState.REFUSED
    batch.save(update_fields=["state"])
    log.record("import écarté", batch, by=by, at=now)
    return batch


@transaction.atomic
def undo(
    batch: ImportBatch, *, by: log.Actor, now: datetime, derived: Collection[type[Model]] = ()
) -> dict[type[Model], set[int]]:
    """Put every row back as it was; return the keys of the revised rows, by table.

    ``derived`` are tables that the room rebuilds from the others: their rows stand in nobody's way and go with the rows
    they derive from.
    """
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != ImportState.APPLIED:
        raise ImportNotApplied(number=batch.pk, state=batch.get_state_display())
    later = ImportBatch.objects.filter(kind=batch.kind, state=ImportState.APPLIED, pk__gt=batch.pk).order_by("pk")
    if last := later.last():
        raise LaterImport(number=batch.pk, later=last.pk)
    created, revised = _created_unchanged(batch), _revised_unchanged(batch)
    for model, keys in created.items():
        _refuse_if_referenced(batch, model, created, revised, ignoring=derived)
        _remove_derived(model, keys, derived)
    for model, keys in created.items():
        bulk.delete(model, keys)
    for model, revisions in journal.revised(batch):
        bulk.update(model, revisions[0].fields, [(revision.key, *revision.before) for revision in revisions])
    batch.state, batch.undone_at = ImportState.UNDONE, now
    batch.save(update_fields=["state", "undone_at"])
    log.record("import annulé", batch, by=by, at=now)
    return {model: {key for key, _field in cells} for model, cells in revised.items()}


def _by_fields(revisions: Sequence[Revision]) -> dict[tuple[str, ...], list[Revision]]:
    groups: dict[tuple[str, ...], list[Revision]] = {}
    for revision in revisions:
        groups.setdefault(revision.fields, []).append(revision)
    return groups


def _created_unchanged(batch: ImportBatch) -> dict[type[Model], set[int]]:
    """Return the keys of the rows that the import created, none of which has changed."""
    created: dict[type[Model], set[int]] = {}
    for model, fields, digests in journal.inserted(batch):
        rows = model._default_manager.filter(pk__range=(min(digests), max(digests))).values_list(*fields)
        found = {row[0]: journal.digest(row) for row in rows if row[0] in digests}
        for key, value in digests.items():
            if found.get(key) != value:
                raise RowChangedSince(row=_name(model, key), number=batch.pk)
        created.setdefault(model, set()).update(digests)
    return created


def _revised_unchanged(batch: ImportBatch) -> Cells:
    """Return the cells (key, field) that the import revised; all still hold what it wrote."""
    revised: Cells = {}
    for model, revisions in journal.revised(batch):
        fields = revisions[0].fields
        keys = [revision.key for revision in revisions]
        present = model._default_manager.filter(pk__range=(min(keys), max(keys)))
        now = {key: tuple(values) for key, *values in present.values_list("pk", *fields)}
        for revision in revisions:
            if now.get(revision.key) != revision.after:
                raise RowChangedSince(row=_name(model, revision.key), number=batch.pk)
        revised.setdefault(model, set()).update((key, field) for key in keys for field in fields)
    return revised


def _refuse_if_referenced(
    batch: ImportBatch,
    model: type[Model],
    created: dict[type[Model], set[int]],
    revised: Cells,
    *,
    ignoring: Collection[type[Model]],
) -> None:
    for referrer, column in _referrers(model):
        if referrer in ignoring:
            continue
        ours, cells = created.get(referrer, ()), revised.get(referrer, ())
        used = referrer._default_manager.exclude(**{column: None}).order_by()
        for key, target in used.values_list("pk", column).iterator():
            if target in created[model] and key not in ours and (key, column) not in cells:
                raise RowReferenced(
                    row=_name(model, target),
                    number=batch.pk,
                    referrer=referrer._meta.verbose_name,
                    which=_name(referrer, key),
                )


def _remove_derived(model: type[Model], keys: set[int], derived: Collection[type[Model]]) -> None:
    for table, column in _referrers(model):
        if table in derived:
            bulk.delete(table, keys, by=column)


def _referrers(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Yield each table and column that refers to a table, those without a reverse name included."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            yield relation.related_model, relation.field.attname


def _name(model: type[Model], key: int) -> str:
    return str(model._default_manager.filter(pk=key).first() or f"{model._meta.verbose_name} {key}")
