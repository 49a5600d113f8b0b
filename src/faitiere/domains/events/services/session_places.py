"""Places in the sessions of an event: chosen, dropped, waited for."""

from collections.abc import Iterable
from datetime import datetime
from itertools import combinations

from django.db import transaction

from faitiere.domains.events.choices import OverlapPolicy, PlaceState
from faitiere.domains.events.models import Event, Registration, Session, SessionPlace
from faitiere.domains.events.services import places, waiting
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class SessionsOverlap(BusinessError):
    """Nobody is in two rooms at once."""

    message = "« {first} » et « {second} » ont lieu en même temps. Choisissez l’une des deux."


class SessionNotOpen(BusinessError):
    """The session takes no registration, or belongs to another event."""

    message = "« {session} » n’est pas ouverte à l’inscription."


@transaction.atomic
def choose(registration: Registration, sessions: Iterable[Session], *, by: log.Actor, now: datetime) -> None:
    """Make these the sessions of a registration: what is dropped goes to who waits. SessionsOverlap, SessionNotOpen."""
    chosen = checked(registration.event, sessions)
    places.hold(registration.event)
    kept = {session.pk for session in chosen}
    for place in held(registration):
        if place.session_id not in kept:
            drop(place, now=now)
    for session in chosen:
        claim(session, registration, now=now)
    log.record("sessions choisies", registration, by=by, at=now, changes={"sessions": ["", [s.title for s in chosen]]})


def checked(event: Event, sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions in the order in which they are locked, or refuse the choice."""
    chosen = sorted(sessions, key=lambda session: session.pk)
    for session in chosen:
        if session.event_id != event.pk or not session.has_registration:
            raise SessionNotOpen(session=session)
    if event.overlaps == OverlapPolicy.REFUSE:
        for first, second in combinations(chosen, 2):
            if overlap(first, second):
                raise SessionsOverlap(first=first, second=second)
    return chosen


def overlap(first: Session, second: Session) -> bool:
    """Tell whether two sessions share a moment; one whose hours are not known overlaps nothing."""
    if not (first.starts_at and first.ends_at and second.starts_at and second.ends_at):
        return False
    return first.starts_at < second.ends_at and second.starts_at < first.ends_at


def claim(session: Session, registration: Registration, *, now: datetime, override: bool = False) -> SessionPlace:
    """Give a place, or a rank on the waiting list; asked again, change nothing. Called behind the event's lock."""
    known = SessionPlace.objects.filter(session=session, registration=registration).first()
    if known and known.state != PlaceState.CANCELLED:
        return known
    granted = places.grant(session) if override else False
    has_place = override or (registration.state == PlaceState.CONFIRMED and places.take(session))
    place, _created = SessionPlace.objects.update_or_create(
        session=session,
        registration=registration,
        defaults={
            "state": PlaceState.CONFIRMED if has_place else PlaceState.WAITING,
            "asked_at": now,
            "is_override": granted,
            "is_overlapping": any(overlap(session, other.session) for other in held(registration)),
        },
    )
    return place


def drop(place: SessionPlace, *, now: datetime) -> None:
    """Leave a session and let the waiting list move. Called behind the event's lock."""
    was_confirmed = place.state == PlaceState.CONFIRMED
    place.state = PlaceState.CANCELLED
    place.save(update_fields=["state"])
    if was_confirmed:
        places.give_back(place.session, was_granted=place.is_override)
        waiting.promote_places(place.session, now=now)


def held(registration: Registration) -> list[SessionPlace]:
    """Return the places held or waited for, in the order in which they are locked."""
    standing = registration.places.exclude(state=PlaceState.CANCELLED)
    return list(standing.select_related("session").order_by("session_id"))
