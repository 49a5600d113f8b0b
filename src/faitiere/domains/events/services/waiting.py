"""Waiting lists: whoever asked first gets the place that comes free, in the transaction that frees it, and is told.

Every function here is called behind the lock of the event or session it moves (`places.hold` or a counter's update).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.exports import calendars
from faitiere.domains.events.messages import registrations as messages
from faitiere.domains.events.models import Event, Registration, Session, SessionPlace
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services import places
from faitiere.domains.library.queries import identity
from faitiere.kernel.mail import outbox


def promote_registrations(event: Event, *, now: datetime) -> list[Registration]:
    """Give the free places of an event to those who wait, in their order, and write to them; return who moved."""
    moved = []
    waiting = Registration.objects.filter(event=event, state=PlaceState.WAITING).order_by("registered_at", "pk")
    for registration in waiting:
        if not places.take(event):
            break
        registration.state = PlaceState.CONFIRMED
        registration.save(update_fields=["state"])
        moved.append(registration)
    seated = [
        place
        for session in Session.objects.filter(places__registration__in=moved).distinct().order_by("pk")
        for place in _promote(session)
    ]
    _tell(moved, seated, now)
    return moved


def promote_places(session: Session, *, now: datetime) -> list[SessionPlace]:
    """Give the free places of a session to those who wait and whose registration stands; write to them."""
    moved = _promote(session)
    _tell([], moved, now)
    return moved


def _promote(session: Session) -> list[SessionPlace]:
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


def _tell(moved: Iterable[Registration], seated: Iterable[SessionPlace], now: datetime) -> None:
    """Write once to each: who enters the event sees all places on the personal page, others learn which are theirs."""
    entering = {registration.pk: registration for registration in moved}
    sessions: dict[Registration, list[Session]] = defaultdict(list)
    for place in seated:
        if place.registration_id not in entering:
            sessions[place.registration].append(place.session)
    letters = [(registration, list[Session]()) for registration in entering.values()] + list(sessions.items())
    if not letters:
        return
    sender, drafts = identity().name, {}
    for registration, given in letters:
        if registration.email:
            link = addresses.registration(registration, now=now)
            key = f"events.moved_up:{registration.pk}:{'.'.join(str(one.pk) for one in given)}:{now.timestamp()}"
            # Whoever enters the event puts it in their calendar; whoever enters a session has it there already.
            calendar = "" if given else calendars.registration_request(registration, now=now).decode()
            drafts[key] = messages.moved_up(registration, given, link=link, sender_name=sender, calendar=calendar)
    outbox.post_all(drafts, now=now)


def recount(event: Event) -> list[str]:
    """Return where a counter differs from the places really held, in three queries; empty when all is well."""
    drifts = []
    held = Registration.objects.filter(event=event, state=PlaceState.CONFIRMED).count()
    event.refresh_from_db(fields=["taken"])
    if event.taken != held:
        drifts.append(f"{event} : compteur {event.taken}, inscriptions {held}")
    confirmed = Count("places", filter=Q(places__state=PlaceState.CONFIRMED))
    sessions = Session.objects.filter(event=event).annotate(held=confirmed).order_by("pk")
    wrong = (session for session in sessions if session.taken != session.held)
    return [*drifts, *(f"{session} : compteur {session.taken}, places {session.held}" for session in wrong)]
