"""What an issue holds, what it lacks, what its sources say since."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from faitiere.domains.newsletters.choices import SourceKind
from faitiere.domains.newsletters.models import Issue, IssueItem, IssueSection
from faitiere.domains.newsletters.queries.sources import SOURCES, Found, Period

# Dates stand in the agenda whatever is told above; an article is always worth its place.
LOOKED_BACK = timedelta(days=365)
ALWAYS = {SourceKind.ARTICLE, SourceKind.AGENDA}


def period_of(issue: Issue) -> Period:
    """Return what an issue looks at: what came out since the last one, until it was last prepared."""
    return Period(since=issue.since or issue.prepared_at, until=issue.prepared_at, on=issue.dated_on)


def items_in_order(issue: Issue) -> QuerySet[IssueItem]:
    """Return the items of an issue as it prints them, with their sections; what was cut is among them."""
    return issue.items.select_related("section", "group", "image").order_by(
        "section__order", "section_id", "order", "pk"
    )


def sections(issue: Issue) -> list[tuple[IssueSection, list[IssueItem]]]:
    """Return the sections of an issue in order, each with its items."""
    held: dict[int, list[IssueItem]] = defaultdict(list)
    for item in items_in_order(issue):
        held[item.section_id].append(item)
    return [(section, held[section.pk]) for section in issue.sections.select_related("group").all()]


def sources_now(issue: Issue) -> dict[tuple[str, int], Found]:
    """Return what the sources of an issue's items say now, by kind and key; what is gone is not there."""
    keys: dict[str, list[int]] = defaultdict(list)
    for kind, pk in issue.items.filter(source_pk__isnull=False).values_list("source_kind", "source_pk"):
        keys[kind].append(pk or 0)
    period = period_of(issue)
    return {(kind, pk): found for kind, pks in keys.items() for pk, found in SOURCES[kind].current(pks, period).items()}


def fresh(issue: Issue) -> list[Found]:
    """Return what belongs in an issue and is not there yet, in printed order.

    What an item already tells, minutes or event, is not told again beside it.
    """
    period = period_of(issue)
    there = set(issue.items.values_list("source_kind", "source_pk"))
    told = {
        event for (kind, _pk), one in sources_now(issue).items() if kind != SourceKind.AGENDA for event in one.about
    }
    found: list[Found] = []
    for source in SOURCES.values():
        new = [one for one in source.fresh(period) if (one.kind, one.pk) not in there]
        if source.kind not in ALWAYS:
            new = [one for one in new if not one.about & told]
        if source.kind != SourceKind.AGENDA:
            told |= {event for one in new for event in one.about}
        found += new
    return found


def offered(issue: Issue, *, dates: bool = False) -> list[tuple[str, list[Found]]]:
    """Return what may still be added by hand, source by source: what came out within the year and is not there."""
    period = Period(since=issue.prepared_at - LOOKED_BACK, until=issue.prepared_at, on=issue.dated_on)
    there = set(issue.items.values_list("source_kind", "source_pk"))
    asked = [source for source in SOURCES.values() if (source.kind == SourceKind.AGENDA) == dates]
    found = [
        (source.label, [one for one in source.fresh(period) if (one.kind, one.pk) not in there]) for source in asked
    ]
    return [(label, ones[::-1]) for label, ones in found if ones]


@dataclass(frozen=True)
class Change:
    """What the source of an item says now, otherwise than when it was taken."""

    item: IssueItem
    now: Found | None
    fields: tuple[str, ...] = ()

    @property
    def is_gone(self) -> bool:
        """Tell whether the source was taken away, put off or unpublished."""
        return self.now is None


def changes(issue: Issue) -> dict[int, Change]:
    """Return the items whose source changed since, by key."""
    now = sources_now(issue)
    found: dict[int, Change] = {}
    for item in items_in_order(issue):
        if item.source_pk is None:
            continue
        source = now.get((item.source_kind, item.source_pk))
        said = source.said.as_taken() if source else {}
        fields = tuple(name for name, value in said.items() if value != item.taken.get(name))
        if fields or (source is None and item.taken.get("is_gone") is None):
            found[item.pk] = Change(item, source, fields)
    return found
