"""How far a batch of letters has come."""

from dataclasses import dataclass

from django.db.models import Count

from faitiere.domains.letters.choices import ItemState
from faitiere.domains.letters.models import LetterBatch


@dataclass(frozen=True)
class Progress:
    """Counts of a batch, for a progress bar."""

    total: int
    issued: int
    kept: int
    refused: int

    @property
    def done(self) -> int:
        """Return how many letters have been dealt with."""
        return self.issued + self.kept + self.refused

    @property
    def percent(self) -> int:
        """Return how far it is, from 0 to 100."""
        return 100 * self.done // self.total if self.total else 100


def progress(batch: LetterBatch) -> Progress:
    """Count a batch's letters by what became of them; one query."""
    counts = dict(batch.items.order_by().values_list("state").annotate(Count("pk")))
    return Progress(
        total=sum(counts.values()),
        issued=counts.get(ItemState.ISSUED, 0),
        kept=counts.get(ItemState.KEPT, 0),
        refused=counts.get(ItemState.REFUSED, 0),
    )
