"""The door: what a badge says, who holds a post, and the list that a phone keeps while it has no network."""

import base64
from collections import defaultdict
from datetime import datetime
from typing import Any

from django.utils.crypto import salted_hmac

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import CheckIn, DoorPass, Event, Registration, Session, SessionPlace
from faitiere.kernel import signing

# The purpose of `addresses.door`.
PURPOSE = "events.door"


def pass_of(token: str, *, now: datetime) -> DoorPass:
    """Return the open post of a link. LinkInvalid, or LinkExpired when it is too late or the post was closed."""
    nonce = signing.read(PURPOSE, token, now=now)
    door_pass = DoorPass.objects.filter(nonce=nonce, withdrawn_at=None).select_related("event__venue").first()
    if door_pass is None or door_pass.expires_at < now:
        raise signing.LinkExpired
    return door_pass


def badge_code(registration_id: int) -> str:
    """Return what the code of a badge says: a number and its proof, no name, in letters that make a small code."""
    proof = salted_hmac("faitiere.events.badge", str(registration_id), algorithm="sha256").digest()[:5]
    return f"F{registration_id}-{base64.b32encode(proof).decode()}"


def expected(event: Event) -> list[Registration]:
    """Return who may come in, by name: those with a place, and those who wait for one."""
    rows = Registration.objects.filter(event=event).exclude(state=PlaceState.CANCELLED)
    return list(rows.select_related("authority").order_by("last_name", "first_name", "pk"))


def arrivals(event: Event) -> dict[int, list[CheckIn]]:
    """Return the standing passages of each registration, the earliest first."""
    seen: dict[int, list[CheckIn]] = defaultdict(list)
    rows = CheckIn.objects.filter(registration__event=event, withdrawn_at=None)
    for passage in rows.order_by("at", "pk"):
        seen[passage.registration_id].append(passage)
    return seen


def snapshot(door_pass: DoorPass, *, now: datetime) -> dict[str, Any]:
    """Return what a phone keeps to work without a network: names, whom they come for, no address: five queries."""
    event = door_pass.event
    held = SessionPlace.objects.filter(registration__event=event, state=PlaceState.CONFIRMED)
    chosen = defaultdict(list)
    for registration, session in held.values_list("registration", "session").order_by("session"):
        chosen[registration].append(session)
    seen = arrivals(event)
    return {
        "taken_at": now.isoformat(),
        "expires_at": door_pass.expires_at.isoformat(),
        "sessions": [
            {"id": session.pk, "title": session.title, "starts_at": session.starts_at and session.starts_at.isoformat()}
            for session in event.sessions.filter(has_registration=True)
        ],
        "people": [
            {
                "id": one.pk,
                "code": badge_code(one.pk),
                "last_name": one.last_name,
                "first_name": one.first_name,
                "from": str(one.authority or one.organization_name),
                "role": one.role,
                "waits": one.state == PlaceState.WAITING,
                "sessions": chosen[one.pk],
                "came": [[passage.session_id, passage.at.isoformat(), passage.terminal] for passage in seen[one.pk]],
            }
            for one in expected(event)
        ],
    }


def sessions_of(event: Event) -> dict[int, list[Session]]:
    """Return the sessions in which each registration holds a place, in the order of the programme."""
    held = SessionPlace.objects.filter(registration__event=event, state=PlaceState.CONFIRMED)
    chosen: dict[int, list[Session]] = defaultdict(list)
    for place in held.select_related("session").order_by("session__starts_at", "session__order", "session"):
        chosen[place.registration_id].append(place.session)
    return chosen


def attended(event: Event) -> dict[int, list[Session]]:
    """Return the sessions in which each registration was seen, in the order of the programme."""
    rows = CheckIn.objects.filter(registration__event=event, withdrawn_at=None, session__isnull=False)
    seen: dict[int, list[Session]] = defaultdict(list)
    for passage in rows.select_related("session").order_by("session__starts_at", "session__order", "session"):
        if passage.session is not None and passage.session not in seen[passage.registration_id]:
            seen[passage.registration_id].append(passage.session)
    return seen


def attended_by(registration: Registration) -> list[Session]:
    """Return the sessions in which somebody was seen, in the order of the programme."""
    passages = registration.check_ins.filter(withdrawn_at=None)
    return list(Session.objects.filter(check_ins__in=passages).distinct().order_by("starts_at", "order", "pk"))
