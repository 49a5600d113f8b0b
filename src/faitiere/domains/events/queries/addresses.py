"""The addresses that leave in letters, calendars and feeds. What is printed stays: they are kept here, and answered.

The doors route them (`tests/web/public/events/test_addresses.py` tries each); no room asks a door where it is.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from faitiere.domains.events.models import (
    Certificate,
    DoorPass,
    Event,
    Invitation,
    MinutesRequest,
    Registration,
    Session,
)
from faitiere.kernel import signing

PATHS = {
    "event": "/agenda/{}/",
    "invitation": "/invitation/{}/",
    "registration": "/inscription/{}/",
    "join": "/rejoindre/{}/",
    "door": "/accueil/{}/",
    "certificate": "/attestation/{}/",
    "minutes": "/compte-rendu/{}/",
    "event_minutes": "/agenda/{}/compte-rendu/",
}
ANSWERED_FOR = timedelta(days=90)
JOINED_FOR = timedelta(days=1)
UNDATED_FOR = timedelta(days=365)


def event(event: Event) -> str:
    """Return the public page of an event."""
    return _address("event", event.slug)


def invitation(invitation: Invitation, *, now: datetime) -> str:
    """Return the personal page on which an invited person answers, until ninety days after the event."""
    return _signed("invitation", invitation.pk, _left(invitation.event, now) + ANSWERED_FOR, now)


def registration(registration: Registration, *, now: datetime) -> str:
    """Return the personal page of a registration, until ninety days after the event."""
    return _signed("registration", registration.pk, _left(registration.event, now) + ANSWERED_FOR, now)


def join(registration: Registration, session: Session | None = None, *, now: datetime) -> str:
    """Return the personal way into the video meeting, or into that of a session, until the day after the event."""
    what = [registration.pk, session.pk] if session else registration.pk
    return _signed("join", what, _left(registration.event, now) + JOINED_FOR, now)


def door(door_pass: DoorPass) -> str:
    """Return the page of a post at the door, the same as long as the post is open."""
    lifetime = door_pass.expires_at - door_pass.created_at
    return _signed("door", door_pass.nonce, lifetime, door_pass.created_at)


def certificate(certificate: Certificate) -> str:
    """Return the page that tells whether a certificate is genuine: it lasts as long as the paper."""
    return _address("certificate", certificate.code)


def event_minutes(event: Event) -> str:
    """Return where those whom they are for read the minutes of an event."""
    return _address("event_minutes", event.slug)


def minutes(reader: MinutesRequest | Registration, *, now: datetime) -> str:
    """Return where somebody who was granted them, or who took part, reads the minutes without an account."""
    kind = "request" if isinstance(reader, MinutesRequest) else "registration"
    return _signed("minutes", [kind, reader.pk], ANSWERED_FOR, now)


def _signed(purpose: str, value: Any, lifetime: timedelta, now: datetime) -> str:
    return _address(purpose, signing.make(f"events.{purpose}", value, now=now, lifetime=lifetime))


def _address(name: str, key: str) -> str:
    return settings.SITE_URL.rstrip("/") + PATHS[name].format(key)


def _left(event: Event, now: datetime) -> timedelta:
    """Return how long it is until an event ends; a year when nobody knows."""
    end = event.ends_at or event.starts_at
    return max(end - now, timedelta()) if end else UNDATED_FOR
