"""Who came: passages seen at the door, by the desk, by a volunteer's phone, with or without a network."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import CheckIn, Event, Registration, Session
from faitiere.domains.events.services import places, registrations
from faitiere.domains.events.services.day import admissions
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class NoPlaceLeft(BusinessError):
    """The event is full, and who holds the door may not exceed it."""

    message = "« {event} » est complet : demandez à l’équipe, qui peut accorder une place de plus."


class OtherEvent(BusinessError):
    """The passage, or its session, belongs to another event."""

    message = "Ce passage n’est pas de « {event} »."


class NameMissing(BusinessError):
    """Whoever comes in has a name."""

    message = "Indiquez au moins le nom de la personne."


@dataclass(frozen=True)
class Passage:
    """Somebody came in, as a post saw it. The post chose the `scan`, so that sending it twice counts once."""

    scan: uuid.UUID
    registration: int
    at: datetime
    session: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a batch: passages new, already known, and those that fit nobody of this event."""

    new: int
    known: int
    unknown: tuple[uuid.UUID, ...] = ()


@transaction.atomic
def record(event: Event, passages: Iterable[Passage], *, terminal: str, by: log.Actor, now: datetime) -> Outcome:
    """Keep the passages of a post, once each, however often and late they are sent.

    Somebody let in by two posts has two passages and is counted once. A phone whose clock runs ahead is brought back
    to `now`. What fits nobody of this event is handed back, and the rest is kept.
    """
    seen = {passage.scan: passage for passage in passages}
    known = set(CheckIn.objects.filter(scan__in=seen).values_list("scan", flat=True))
    people = _of_event(event, [passage.registration for passage in seen.values()])
    parts = set(Session.objects.filter(event=event).values_list("pk", flat=True)) | {None}
    fresh = [passage for scan, passage in seen.items() if scan not in known]
    fitting = [one for one in fresh if one.registration in people and one.session in parts]
    rows = [
        CheckIn(
            registration_id=one.registration,
            session_id=one.session,
            scan=one.scan,
            at=min(one.at, now),
            terminal=terminal[:60],
        )
        for one in fitting
    ]
    # The same batch sent twice at the same moment meets itself here: the unique scan keeps one of the two.
    CheckIn.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    if rows:
        log.record("passages enregistrés", event, by=by, at=now, changes={terminal: [None, len(rows)]})
    refused = tuple(one.scan for one in fresh if one not in fitting)
    return Outcome(new=len(rows), known=len(known), unknown=refused)


@transaction.atomic
def withdraw(check_in: CheckIn, *, by: log.Actor, now: datetime) -> CheckIn:
    """Undo a passage that was a mistake; it stays in the log. Undone twice, nothing more changes."""
    if check_in.withdrawn_at is None:
        check_in.withdrawn_at = now
        check_in.save(update_fields=["withdrawn_at"])
        log.record(
            "passage annulé", check_in.registration, by=by, at=now, changes={"passage": [check_in.at.isoformat(), None]}
        )
    return check_in


@transaction.atomic
def walk_in(
    event: Event, guest: Guest, passage: Passage, *, may_exceed: bool, by: log.Actor, now: datetime
) -> Registration:
    """Register at the door somebody who had not, through the same counters. NameMissing, NoPlaceLeft, OtherEvent.

    Registration may be closed by then; the number of places still holds, unless `may_exceed`. Sent twice, the same
    passage brings the same registration; `passage.registration` is not read, since nobody knows it yet.
    """
    if not guest.last_name.strip():
        raise NameMissing
    # Behind the lock of the event: the same passage sent twice at the same moment is the second of the two.
    places.hold(event)
    check_in = CheckIn.objects.filter(scan=passage.scan).select_related("registration").first()
    if check_in is not None and check_in.registration.event_id == event.pk:
        return check_in.registration
    is_ours = passage.session is None or event.sessions.filter(pk=passage.session).exists()
    if check_in is not None or not is_ours:
        raise OtherEvent(event=event)
    event.refresh_from_db(fields=["capacity", "extra", "taken"])
    registration = registrations.standing(event, guest.email)
    if registration is None or registration.state == PlaceState.WAITING:
        _refuse_if_full(event, may_exceed=may_exceed)
    if registration is None:
        registration = registrations.register(event, guest, by=by, now=now, override=True)
        registration.is_walk_in = True
        registration.save(update_fields=["is_walk_in"])
    admissions.admit(registration, by=by, now=now)
    CheckIn.objects.create(
        registration=registration,
        session_id=passage.session,
        scan=passage.scan,
        at=min(passage.at, now),
        terminal=str(by)[:60],
    )
    return registration


def _refuse_if_full(event: Event, *, may_exceed: bool) -> None:
    if event.capacity is not None and event.taken >= event.capacity + event.extra and not may_exceed:
        raise NoPlaceLeft(event=event)


def _of_event(event: Event, keys: Iterable[int]) -> set[int]:
    return set(Registration.objects.filter(event=event, pk__in=list(keys)).values_list("pk", flat=True))
