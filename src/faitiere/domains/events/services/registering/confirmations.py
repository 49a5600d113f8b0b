"""What leaves when a place is taken or given up, whichever way it was: the form, an answer, the desk."""

from datetime import datetime

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.exports import calendars
from faitiere.domains.events.messages import registrations as messages
from faitiere.domains.events.models import Registration
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services import session_places
from faitiere.domains.library.queries import identity
from faitiere.kernel.mail import outbox


def confirm(registration: Registration, *, now: datetime) -> None:
    """Write to whoever was registered: the place or the rank, the personal link, and the event for the calendar.

    That message is the way to the video meeting: whoever holds a place must have had it. Said once.
    """
    if registration.email:
        link = addresses.registration(registration, now=now)
        held = session_places.held(registration)
        is_sure = registration.state == PlaceState.CONFIRMED
        calendar = calendars.registration_request(registration, now=now).decode() if is_sure else ""
        draft = messages.registered(registration, held, link=link, sender_name=identity().name, calendar=calendar)
        outbox.post(draft, key=f"events.registered:{registration.pk}", now=now)


def confirm_cancelled(registration: Registration, *, now: datetime) -> None:
    """Write to whoever is registered no more, and take the event out of their calendar. Said once."""
    if registration.email:
        calendar = calendars.registration_cancel(registration, now=now).decode()
        draft = messages.cancelled(registration, sender_name=identity().name, calendar=calendar)
        outbox.post(draft, key=f"events.registration_cancelled:{registration.pk}", now=now)
