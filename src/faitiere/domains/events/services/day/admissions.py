"""Letting in at the door those who only had a rank on the waiting list."""

from datetime import datetime

from django.db import transaction

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration, Session
from faitiere.domains.events.services import places, waiting
from faitiere.kernel.audit import log


@transaction.atomic
def admit(registration: Registration, *, by: log.Actor, now: datetime) -> Registration:
    """Give a place to somebody who waits, one more if there is none; recorded. Who has a place keeps it as it is."""
    places.hold(registration.event)
    registration.refresh_from_db()
    if registration.state != PlaceState.WAITING:
        return registration
    registration.is_override = places.grant(registration.event)
    registration.state = PlaceState.CONFIRMED
    registration.save(update_fields=["state", "is_override"])
    for session in Session.objects.filter(places__registration=registration).order_by("pk"):
        waiting.promote_places(session, now=now)
    log.record("place accordée à l’accueil", registration, by=by, at=now)
    return registration
