"""What happened to events, as far as others are told."""

from collections.abc import Iterable
from dataclasses import dataclass

from faitiere.domains.events.choices import ChangeKind, WhenKind
from faitiere.domains.events.models import Event, EventChange
from faitiere.domains.events.models.when import When

DATED = [WhenKind.EXACT, WhenKind.DAY]


@dataclass(frozen=True)
class Past:
    """What a calendar or a page says of an event's last turn: the date known before it, and the word to the public."""

    former: When | None = None
    word: str = ""


def pasts(events: Iterable[Event]) -> dict[int, Past]:
    """Return the past of each event that was postponed, cancelled or moved, in one query."""
    by_pk = {event.pk: event for event in events}
    turns = EventChange.objects.filter(
        event__in=by_pk, kind__in=[ChangeKind.MOVED, ChangeKind.POSTPONED, ChangeKind.CANCELLED]
    ).order_by("at", "pk")
    found: dict[int, Past] = {}
    for change in turns:
        known = found.get(change.event_id, Past())
        former = former_date(change, by_pk[change.event_id].timezone) or known.former
        found[change.event_id] = Past(former, change.public_word)
    return found


def past(event: Event) -> Past:
    """Return the past of one event."""
    return pasts([event]).get(event.pk, Past())


def former_date(change: EventChange, timezone: str) -> When | None:
    """Return the day that a change gave up, if one was known."""
    if change.previous_starts_at is None or change.previous_when not in DATED:
        return None
    return When(WhenKind(change.previous_when), change.previous_starts_at, change.previous_ends_at, timezone)
