"""What the checks look at, read once, and what they hand back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from faitiere.domains.events.models import Event
from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.models import Issue, IssueItem
from faitiere.domains.newsletters.queries.composing import items_in_order, sources_now

REWRITE, PRESIDENCIES, HEAD = "reecrire", "presidences", "edit"


@dataclass(frozen=True)
class Remark:
    """Something to mend: a sentence, where, and the deed that mends it."""

    code: str
    sentence: str
    item: IssueItem | None = None
    fix: str = REWRITE
    word: str = ""  # what may be taken for right from now on


@dataclass(frozen=True)
class Board:
    """An issue as the checks see it: what it prints, and the events that each item is about."""

    issue: Issue
    items: list[IssueItem]
    events: dict[int, list[Event]]

    def texts(self) -> Iterable[tuple[IssueItem, str]]:
        """Yield what each item prints, as one text."""
        for item in self.items:
            yield item, " ".join(part for part in (item.day, item.title, item.text) if part)


def board(issue: Issue) -> Board:
    """Read all that the checks need: a constant number of queries."""
    items = [item for item in items_in_order(issue) if not item.is_cut]
    about = {key: found.about for key, found in sources_now(issue).items()}
    # A date that has left the agenda is still that of its event.
    keys = {item.pk: about.get((item.source_kind, item.source_pk or 0), _own(item)) for item in items}
    known = Event.objects.in_bulk({key for found in keys.values() for key in found})
    events: dict[int, list[Event]] = defaultdict(list)
    for pk, found in keys.items():
        events[pk] = [known[key] for key in sorted(found) if key in known]
    return Board(issue, items, events)


def _own(item: IssueItem) -> frozenset[int]:
    is_event = item.source_kind in {SourceKind.AGENDA, SourceKind.EVENT} and item.source_pk
    return frozenset({item.source_pk}) if is_event and item.source_pk else frozenset()
