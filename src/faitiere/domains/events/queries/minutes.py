"""Reading minutes: their text in paragraphs and lists, and who was there."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from faitiere.domains.events.choices import MinutesAccess, PlaceState
from faitiere.domains.events.models import Event, Minutes, MinutesRequest, Registration
from faitiere.domains.events.queries.doors import arrivals, expected
from faitiere.kernel import signing
from faitiere.kernel.typography import french

BULLETS = ("- ", "– ", "* ", "• ")


def blocks(text: str) -> list[dict[str, Any]]:
    """Return what was typed as paragraphs, headings (« # … ») and lists (« - … »), in French typography."""
    made: list[dict[str, Any]] = []
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith(BULLETS):
            if not made or made[-1]["kind"] != "list":
                made.append({"kind": "list", "items": []})
            made[-1]["items"].append(french(line[2:].strip()))
        elif line.startswith("#"):
            made.append({"kind": "heading", "text": french(line.lstrip("# "))})
        elif line:
            made.append({"kind": "paragraph", "text": french(line)})
        elif made:
            made.append({"kind": "gap"})
    return [block for block in made if block["kind"] != "gap"]


def participants(event: Event) -> list[Registration]:
    """Return those whom the door saw; when it saw nobody, those who had a place."""
    people = expected(event)
    seen = arrivals(event)
    return [one for one in people if one.pk in seen] or [one for one in people if one.state == PlaceState.CONFIRMED]


def attendance_note(event: Event) -> str:
    """Propose the participants, by authority, then name."""
    ranked = sorted(
        participants(event), key=lambda one: (str(one.authority or one.organization_name or "~"), one.last_name)
    )
    return "\n".join(f"- {_said(one)}" for one in ranked)


def _said(one: Registration) -> str:
    whom = str(one.authority or one.organization_name)
    parts = [f"{one.first_name} {one.last_name}".strip(), one.role, whom]
    return ", ".join(part for part in parts if part)


def published() -> QuerySet[Minutes]:
    """Return the published minutes, the latest first."""
    return Minutes.objects.filter(published_at__isnull=False).select_related("event__group", "next_event")


def requests_waiting() -> QuerySet[MinutesRequest]:
    """Return the requests that nobody has answered, the oldest first."""
    return MinutesRequest.objects.filter(decided_at=None).select_related("minutes__event").order_by("asked_at", "pk")


def granted(token: str, *, now: datetime) -> Minutes | None:
    """Return the published minutes that a personal link opens, None when they are no longer given.

    LinkInvalid, LinkExpired.
    """
    kind, key = signing.read("events.minutes", token, now=now)
    if kind == "request":
        return published().filter(requests=key, requests__is_granted=True, access=MinutesAccess.ON_REQUEST).first()
    took_part = Q(event__registrations=key, event__registrations__state=PlaceState.CONFIRMED)
    return published().filter(took_part).exclude(access=MinutesAccess.STAFF).first()
