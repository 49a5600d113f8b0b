"""What the page of a post shows without JavaScript."""

import uuid
from typing import Any

from django.http import HttpRequest

from faitiere.domains.events.models import CheckIn, DoorPass, Registration, Session
from faitiere.domains.events.queries import doors
from faitiere.kernel.words import plain
from faitiere.web.public.door.forms import ArrivalForm

SHOWN = 60


def context(request: HttpRequest, token: str, door_pass: DoorPass) -> dict[str, Any]:
    """Return the list as searched, who is in, and the form for somebody who did not register."""
    session = session_of(request.GET.get("session", ""), door_pass)
    seen = doors.arrivals(door_pass.event)
    people = doors.expected(door_pass.event)
    rows = [
        {"person": one, "came": _first(seen[one.pk], session)}
        for one in people
        if _matches(one, plain(request.GET.get("q", "")).split())
    ]
    return {
        "token": token,
        "door_pass": door_pass,
        "event": door_pass.event,
        "rows": rows[:SHOWN],
        "more": max(len(rows) - SHOWN, 0),
        "expected": len(people),
        "inside": sum(one.pk in seen for one in people),
        "sessions": list(door_pass.event.sessions.filter(has_registration=True)),
        "session": session,
        "asked": request.GET.get("q", ""),
        "scan": uuid.uuid4(),
        "form": ArrivalForm(),
        "query": "",
    }


def session_of(value: str, door_pass: DoorPass) -> Session | None:
    """Return the session of this event that was chosen, if any."""
    return Session.objects.filter(event=door_pass.event_id, pk=number(value)).first()


def number(value: str) -> int:
    """Return a key that was sent, 0 when it is none."""
    return int(value) if value.isdecimal() and len(value) < 15 else 0


def _matches(one: Registration, asked: list[str]) -> bool:
    said = plain(f"{one.last_name} {one.first_name} {one.authority or one.organization_name}")
    return all(word in said for word in asked)


def _first(passages: list[CheckIn], session: Session | None) -> CheckIn | None:
    key = session.pk if session else None
    return next((passage for passage in passages if passage.session_id == key), None)
