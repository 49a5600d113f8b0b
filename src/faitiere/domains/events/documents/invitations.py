"""The invitation on paper: the letter, then the programme, how to get there and the reply coupon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from faitiere.domains.events.documents import paper
from faitiere.domains.events.models import Event, Invitation
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.timetable import programme
from faitiere.domains.events.queries.visibility import Reader
from faitiere.kernel import documents
from faitiere.kernel.documents import qr
from faitiere.kernel.typography import french

TEMPLATE = "domains/events/typst/invitation.typ"
GUEST = Reader(is_member=True)


@dataclass(frozen=True)
class Addressed:
    """A letter set for one guest: the sheet that the letters room finished."""

    invitation: Invitation
    sheet: dict[str, Any]


def invitations(event: Event, letters: Sequence[Addressed], *, on: date, now: datetime) -> bytes:
    """Return the letters of one or many guests of an event as one PDF/UA-1 file, each with its enclosures."""
    data = {
        "event": paper.heading(event),
        "access": french(event.venue.access) if event.venue else "",
        "address": french(event.venue.address) if event.venue else "",
        "days": [_day(day) for day in programme(event, GUEST, on=on)],
        "letters": [_one(one, now) for one in letters],
    }
    return documents.pdf(TEMPLATE, data, title=french(f"Invitation : {event.title}"), date=on)


def _day(day: Any) -> dict[str, Any]:
    slots = [
        {
            "hours": french(slot.hours),
            "title": french(slot.session.title),
            "voices": [french(", ".join(filter(None, [voice.name, voice.title]))) for voice in slot.voices],
        }
        for slot in day.slots
    ]
    return {"name": french(day.name[:1].upper() + day.name[1:]), "slots": slots}


def _one(one: Addressed, now: datetime) -> dict[str, Any]:
    address = addresses.invitation(one.invitation, now=now)
    return {
        "letter": one.sheet,
        "guest": french(", ".join(filter(None, [str(one.invitation), _from(one.invitation)]))),
        "picture": qr.svg(address),
        "return": "\n".join([one.sheet["sender"]["name"], *one.sheet["sender"]["lines"]]),
    }


def _from(invitation: Invitation) -> str:
    return str(invitation.authority) if invitation.authority and (invitation.person or invitation.name) else ""
