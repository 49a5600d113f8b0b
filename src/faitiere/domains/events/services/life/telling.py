"""Telling those whom a turn of an event concerns, in the transaction of the turn."""

from datetime import datetime

from faitiere.domains.events.choices import ChangeKind, PlaceState
from faitiere.domains.events.exports import calendars
from faitiere.domains.events.exports.calendars import Attendee
from faitiere.domains.events.messages import changes
from faitiere.domains.events.messages.changes import Addressee, Audience
from faitiere.domains.events.models import Event, EventChange, Invitation, Registration
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.life.concerned import undecided
from faitiere.domains.library.queries import identity
from faitiere.kernel.mail import outbox

TOLD = {ChangeKind.MOVED, ChangeKind.EDITED, ChangeKind.POSTPONED, ChangeKind.CANCELLED}
STATES = {Audience.REGISTERED: PlaceState.CONFIRMED, Audience.WAITING: PlaceState.WAITING}
Guest = Registration | Invitation


def tell(event: Event, change: EventChange, *, now: datetime) -> int:
    """Write to each who is registered, waits or has not answered, with the event for their calendar; return how many.

    Each is told once of each turn: the key is the event, its SEQUENCE and the guest. Few queries, however many people.
    """
    if change.kind not in TOLD:
        return 0
    method = "CANCEL" if change.kind == ChangeKind.CANCELLED else "REQUEST"
    sender, reply_to = identity().name, calendars.organizer()
    drafts = {}
    for audience in Audience:
        guests = _guests(event, audience)
        if not guests:
            continue
        told = changes.turned(event, change, audience, sender_name=sender, reply_to=reply_to)
        entries = calendars.to_each(event, [_attendee(guest, now) for guest in guests], method, now=now)
        for guest, entry in zip(guests, entries, strict=True):
            key = f"events.turned:{event.pk}:{change.sequence}:{audience.value}:{guest.pk}"
            drafts[key] = told.to(Addressee(guest.email, str(guest), _link(guest, now), entry.decode()))
    return outbox.post_all(drafts, now=now) if drafts else 0


def _guests(event: Event, audience: Audience) -> list[Guest]:
    if audience is Audience.INVITED:
        return list(undecided(event).select_related("person", "authority").order_by("pk"))
    return list(event.registrations.filter(state=STATES[audience]).exclude(email="").order_by("pk"))


def _attendee(guest: Guest, now: datetime) -> Attendee:
    return calendars.registered(guest, now) if isinstance(guest, Registration) else calendars.invited(guest)


def _link(guest: Guest, now: datetime) -> str:
    if isinstance(guest, Registration):
        return addresses.registration(guest, now=now)
    return addresses.invitation(guest, now=now)
