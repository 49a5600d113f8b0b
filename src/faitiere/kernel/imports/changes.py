"""What an import would do: rows to insert, columns to update, and the summary to show before it is done.

An import never deletes a row: what disappears outside is marked as ended by its room, so that references stay alive.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from faitiere.kernel.imports.bulk import Row

SAMPLES = 200


@dataclass(frozen=True)
class Insertion:
    """New rows of a table; the first of ``fields`` is the primary key, which the room has reserved."""

    model: type[Model]
    fields: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True)
class Revision:
    """One row whose ``fields`` change from ``before`` to ``after``."""

    key: int
    fields: tuple[str, ...]
    before: Row
    after: Row


@dataclass(frozen=True)
class Revisions:
    """Changed rows of a table."""

    model: type[Model]
    rows: Sequence[Revision]


@dataclass
class Summary:
    """Counts and some samples for each heading (« nouvelles », « renommées »…), as JSON for the batch."""

    counts: dict[str, int] = field(default_factory=dict)
    samples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, heading: str, label: str = "", *, count: int = 1) -> None:
        """Count something under a heading and keep its label if there is room."""
        self.counts[heading] = self.counts.get(heading, 0) + count
        kept = self.samples.setdefault(heading, [])
        if label and len(kept) < SAMPLES:
            kept.append(label)

    def as_json(self) -> dict[str, Any]:
        """Return what the batch remembers."""
        return {"counts": dict(self.counts), "samples": dict(self.samples)}


@dataclass(frozen=True)
class ChangeSet:
    """Everything an import would write, in the order in which foreign keys allow it."""

    insertions: Sequence[Insertion]
    revisions: Sequence[Revisions]
    summary: dict[str, Any]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to write."""
        return not any(part.rows for part in self.insertions) and not any(part.rows for part in self.revisions)
