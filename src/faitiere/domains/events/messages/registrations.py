"""What is written to whoever registers: their place, their rank, their way back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration, Session, SessionPlace
from faitiere.kernel.mail.drafts import Draft, render
from faitiere.kernel.typography import french

Places = Sequence[SessionPlace]


def registered(registration: Registration, places: Places, *, link: str, sender_name: str, calendar: str = "") -> Draft:
    """Confirm a place, or say which list somebody waits on, with the personal link."""
    waits = registration.state == PlaceState.WAITING
    subject = f"{'Liste d’attente' if waits else 'Inscription confirmée'} : {registration.event}"
    more = {"places": places, "link": link, "waits": waits}
    return replace(_draft("registered", registration, subject, sender_name, more), calendar=calendar)


def recalled(registration: Registration, *, link: str, sender_name: str) -> Draft:
    """Give the personal link to whoever registers again: only the holder of the address learns that it is known."""
    return _draft("recalled", registration, f"Votre inscription : {registration.event}", sender_name, {"link": link})


def moved_up(
    registration: Registration, sessions: Sequence[Session], *, link: str, sender_name: str, calendar: str = ""
) -> Draft:
    """Tell whoever waited that a place is theirs: in the event, or in some of its sessions."""
    subject = f"Une place s’est libérée : {sessions[0] if len(sessions) == 1 else registration.event}"
    more = {"sessions": sessions, "link": link}
    return replace(_draft("moved_up", registration, subject, sender_name, more), calendar=calendar)


def cancelled(registration: Registration, *, sender_name: str, calendar: str = "") -> Draft:
    """Confirm that a registration is cancelled."""
    subject = f"Inscription annulée : {registration.event}"
    return replace(_draft("cancelled", registration, subject, sender_name, {}), calendar=calendar)


def _draft(name: str, registration: Registration, subject: str, sender_name: str, more: dict[str, Any]) -> Draft:
    event, subject = registration.event, french(subject)
    context = {
        "subject": subject,
        "sender_name": sender_name,
        "registration": registration,
        "event": event,
        "when": str(event.when),
        "where": event.venue or event.place,
    }
    body = render(f"events/messages/registration_{name}", context | more)
    return Draft(
        kind=f"events.registration_{name}",
        recipient=registration.email,
        recipient_name=str(registration),
        subject=subject,
        text=body.text,
        html=body.html,
    )
