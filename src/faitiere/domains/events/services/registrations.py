"""Registering, changing one's mind, and the waiting list that moves by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from faitiere.domains.accounts.models import User
from faitiere.domains.events.choices import EventState, PlaceState, Side
from faitiere.domains.events.models import Event, Invitation, Registration, Session
from faitiere.domains.events.services import places, session_places, waiting
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class RegistrationClosed(BusinessError):
    """Nobody may register now."""

    message = "Les inscriptions à « {event} » ne sont pas ouvertes."


class QuotaReached(BusinessError):
    """The authority has sent as many people as the event allows."""

    message = "{authority} a déjà inscrit {quota} personnes, le nombre prévu par collectivité."


@dataclass(frozen=True)
class Guest:
    """Who comes, as said on the form."""

    first_name: str
    last_name: str
    email: str
    role: str = ""
    person: Person | None = None
    authority: Authority | None = None
    organization_name: str = ""
    side: Side = Side.FRANCE
    needs: str = ""
    invitation: Invitation | None = None


@transaction.atomic
def register(
    event: Event,
    guest: Guest,
    *,
    sessions: Iterable[Session] = (),
    by: log.Actor,
    now: datetime,
    override: bool = False,
) -> Registration:
    """Register somebody, with a place or on the waiting list; the same address again returns the same registration.

    An invitation is an entrance of its own: its guest may come from the save-the-date on. `override` is for staff: it
    opens a closed or full event, and is recorded. RegistrationClosed, QuotaReached, SessionsOverlap, SessionNotOpen.
    """
    chosen = session_places.checked(event, sessions)
    # From here on every writer of this event waits in turn; the order (event, then sessions by key) avoids deadlocks.
    places.hold(event)
    if not override:
        # Asked behind the lock: nobody slips into an event that was cancelled while the form was read.
        event.refresh_from_db(fields=["state", "registration_opens_at", "registration_closes_at", "quota"])
        _refuse_if_closed(event, guest, now)
    registration = standing(event, guest.email)
    if registration is None:
        registration = _create(event, guest, by=by, now=now, override=override)
        log.record("inscription", registration, by=by, at=now, changes={"état": ["", registration.state]})
    for session in chosen:
        session_places.claim(session, registration, now=now, override=override)
    return registration


def standing(event: Event, email: str) -> Registration | None:
    """Return the registration that stands under an address; who came to the door may have given none."""
    if not email.strip():
        return None
    known = Registration.objects.filter(event=event, email__iexact=email.strip())
    return known.exclude(state=PlaceState.CANCELLED).first()


@transaction.atomic
def cancel(registration: Registration, *, by: log.Actor, now: datetime) -> Registration:
    """Cancel a registration and everything it held; the waiting lists move. Cancelling twice changes nothing."""
    places.hold(registration.event)
    registration.refresh_from_db()
    if registration.state == PlaceState.CANCELLED:
        return registration
    for place in session_places.held(registration):
        session_places.drop(place, now=now)
    was_confirmed = registration.state == PlaceState.CONFIRMED
    registration.state, registration.cancelled_at = PlaceState.CANCELLED, now
    registration.save(update_fields=["state", "cancelled_at"])
    if was_confirmed:
        places.give_back(registration.event, was_granted=registration.is_override)
        waiting.promote_registrations(registration.event, now=now)
    log.record("inscription annulée", registration, by=by, at=now)
    return registration


def _refuse_if_closed(event: Event, guest: Guest, now: datetime) -> None:
    opens, closes = event.registration_opens_at, event.registration_closes_at
    too_early, too_late = opens is not None and now < opens, closes is not None and now >= closes
    if guest.invitation:
        is_open = event.state in {EventState.SAVE_THE_DATE, EventState.OPEN}
    else:
        is_open = event.state == EventState.OPEN and not too_early
    if not is_open or too_late:
        raise RegistrationClosed(event=event)


def _create(event: Event, guest: Guest, *, by: log.Actor, now: datetime, override: bool) -> Registration:
    if event.quota and guest.authority and not override:
        sent = Registration.objects.filter(event=event, authority=guest.authority).exclude(state=PlaceState.CANCELLED)
        if sent.count() >= event.quota:
            raise QuotaReached(authority=guest.authority, quota=event.quota)
    granted = places.grant(event) if override else False
    has_place = override or places.take(event)
    return Registration.objects.create(
        event=event,
        state=PlaceState.CONFIRMED if has_place else PlaceState.WAITING,
        registered_by=by if isinstance(by, User) else None,
        registered_at=now,
        is_override=granted,
        **{field.name: getattr(guest, field.name) for field in fields(Guest)},
    )
