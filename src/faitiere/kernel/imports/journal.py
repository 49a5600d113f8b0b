"""The journal of an import: compressed rows that tell how to undo it, and whether it still can be.

An inserted row is remembered by its key and a digest of its values; a revised one by its values before and after.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model

from faitiere.kernel.imports.bulk import Row
from faitiere.kernel.imports.changes import ChangeSet, Revision
from faitiere.kernel.imports.models import ImportBatch, ImportChunk

INSERT = "insert"
UPDATE = "update"
CHUNK = 5_000

Item = TypeVar("Item")


def write(batch: ImportBatch, changes: ChangeSet) -> None:
    """Remember what is about to be written."""
    chunks: list[ImportChunk] = []

    def add(model: type[Model], action: str, payload: dict[str, Any]) -> None:
        label, data = model._meta.label, zlib.compress(json.dumps(payload, default=str).encode(), 1)
        chunks.append(ImportChunk(batch=batch, order=len(chunks), model_label=label, action=action, rows=data))

    for insertion in changes.insertions:
        for rows in _slices(insertion.rows):
            digests = [[row[0], digest(row)] for row in rows]
            add(insertion.model, INSERT, {"fields": list(insertion.fields), "rows": digests})
    for revisions in changes.revisions:
        for fields, same in groupby(sorted(revisions.rows, key=_fields_of), key=_fields_of):
            for some in _slices(list(same)):
                cells = [[revision.key, revision.before, revision.after] for revision in some]
                add(revisions.model, UPDATE, {"fields": list(fields), "rows": cells})
    ImportChunk.objects.bulk_create(chunks, batch_size=20)


def inserted(batch: ImportBatch) -> Iterator[tuple[type[Model], list[str], dict[int, str]]]:
    """Yield each chunk of insertions: its table, its fields, and the digest of each key."""
    for model, payload in _read(batch, INSERT):
        yield model, payload["fields"], dict(payload["rows"])


def revised(batch: ImportBatch) -> Iterator[tuple[type[Model], list[Revision]]]:
    """Yield each chunk of revisions: its table, and the rows; all rows of a chunk have the same fields."""
    for model, payload in _read(batch, UPDATE):
        names = tuple(payload["fields"])
        by_name = {field.attname: field for field in model._meta.concrete_fields}
        fields = [by_name[name] for name in names]

        def values(raw: list[Any], fields: list[Any] = fields) -> Row:
            return tuple(field.to_python(value) for field, value in zip(fields, raw, strict=True))

        yield model, [Revision(key, names, values(before), values(after)) for key, before, after in payload["rows"]]


def digest(row: Row) -> str:
    """Return a short fingerprint of a row's values."""
    return blake2b(repr(row).encode(), digest_size=8).hexdigest()


def _read(batch: ImportBatch, action: str) -> Iterator[tuple[type[Model], dict[str, Any]]]:
    # Last written, first undone.
    for chunk in batch.chunks.filter(action=action).order_by("-order"):
        yield apps.get_model(chunk.model_label), json.loads(zlib.decompress(bytes(chunk.rows)))


def _fields_of(revision: Revision) -> tuple[str, ...]:
    return revision.fields


def _slices(rows: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))
