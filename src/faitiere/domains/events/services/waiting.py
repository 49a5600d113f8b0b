"""Waiting lists: whoever asked first gets the place that comes free, in the transaction that frees it.

Every function here is called behind the lock of the event or session it moves (`places.hold` or a counter's update).
"""

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Event, Registration, Session, SessionPlace
from faitiere.domains.events.services import places


def promote_registrations(event: Event) -> list[Registration]:
    """Give the free places of an event to those who wait, in their order; return who moved."""
    moved = []
    waiting = Registration.objects.filter(event=event, state=PlaceState.WAITING).order_by("registered_at", "pk")
    for registration in waiting:
        if not places.take(event):
            break
        registration.state = PlaceState.CONFIRMED
        registration.save(update_fields=["state"])
        moved.append(registration)
    for session in Session.objects.filter(places__registration__in=moved).distinct().order_by("pk"):
        promote_places(session)
    return moved


def promote_places(session: Session) -> list[SessionPlace]:
    """Give the free places of a session to those who wait and whose registration stands, in their order."""
    moved = []
    waiting = SessionPlace.objects.filter(
        session=session, state=PlaceState.WAITING, registration__state=PlaceState.CONFIRMED
    ).order_by("asked_at", "pk")
    for place in waiting.select_related("registration"):
        if not places.take(session):
            break
        place.state = PlaceState.CONFIRMED
        place.save(update_fields=["state"])
        moved.append(place)
    return moved


def recount(event: Event) -> list[str]:
    """Return where a counter differs from the places really held; empty when all is well."""
    drifts = []
    held = Registration.objects.filter(event=event, state=PlaceState.CONFIRMED).count()
    event.refresh_from_db(fields=["taken"])
    if event.taken != held:
        drifts.append(f"{event} : compteur {event.taken}, inscriptions {held}")
    for session in Session.objects.filter(event=event).order_by("pk"):
        held = SessionPlace.objects.filter(session=session, state=PlaceState.CONFIRMED).count()
        if session.taken != held:
            drifts.append(f"{session} : compteur {session.taken}, places {held}")
    return drifts
