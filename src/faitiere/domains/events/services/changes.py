"""Turns in the life of an event: dated, with their reason, numbered for calendars."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F

from faitiere.domains.events.choices import ChangeKind, EventState
from faitiere.domains.events.models import Event, EventChange
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services.life import telling
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

OVER = {EventState.CANCELLED, EventState.HELD}


class EventOver(BusinessError):
    """What was cancelled or held does not change state any more."""

    message = "« {event} » est {state} : son état ne change plus."


class ReasonMissing(BusinessError):
    """Those it concerns are told why."""

    message = "Indiquez le motif : il est conservé et dit aux personnes concernées."


@dataclass(frozen=True)
class Words:
    """Why an event changes, and what is said of it to each."""

    reason: str = ""
    registered: str = ""
    public: str = ""
    source: str = ""


def columns(known: When) -> dict[str, Any]:
    """Return the columns of an event that say when."""
    return {
        "when_kind": known.kind,
        "starts_at": known.starts_at,
        "ends_at": known.ends_at,
        "timezone": known.timezone,
        "expected": known.expected,
    }


def require_reason(words: Words) -> None:
    """Refuse a change of date or a cancellation that says no reason. ReasonMissing."""
    if not words.reason.strip():
        raise ReasonMissing


@dataclass(frozen=True)
class Turn:
    """What happens: the state it leads to, and another date if it brings one."""

    kind: ChangeKind
    state: EventState
    to: When | None = None


def turn(event: Event, way: Turn, words: Words, *, by: log.Actor, now: datetime) -> Event:
    """Move an event to a state, and to another date if there is one, as one dated change. EventOver.

    A second writer who has not seen the event end is refused; SEQUENCE grows by one (RFC 5545 §3.8.7.4). Those whom
    it concerns are told in the same transaction.
    """
    previous = event.when
    new_date = columns(way.to) if way.to else {}
    turned = Event.objects.filter(pk=event.pk).exclude(state__in=OVER)
    if not turned.update(state=way.state, sequence=F("sequence") + 1, changed_at=now, **new_date):
        event.refresh_from_db()
        raise EventOver(event=event, state=event.get_state_display())
    event.refresh_from_db()
    change = write(event, way.kind, words, by=by, now=now, previous=previous if way.to else None)
    telling.tell(event, change, now=now)
    log.record(
        f"événement {way.kind.label}",
        event,
        by=by,
        at=now,
        changes={"motif": ["", words.reason]} if words.reason else {},
    )
    return event


def write(
    event: Event, kind: ChangeKind, words: Words, *, by: log.Actor, now: datetime, previous: When | None = None
) -> EventChange:
    """Keep what happened, when and why, with the date known before."""
    return EventChange.objects.create(
        event=event,
        kind=kind,
        at=now,
        by=str(by)[:150],
        state=event.state,
        reason=words.reason,
        word=words.registered,
        public_word=words.public,
        previous_when=previous.kind if previous else "",
        previous_starts_at=previous.starts_at if previous else None,
        previous_ends_at=previous.ends_at if previous else None,
        sequence=event.sequence,
        source=words.source,
    )
