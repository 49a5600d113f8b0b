"""Reading minutes: their text in paragraphs and lists, and who was there."""

from typing import Any

from django.db.models import QuerySet

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Event, Minutes, MinutesRequest, Registration
from faitiere.domains.events.queries.doors import arrivals, expected
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


def attendance_note(event: Event) -> str:
    """Propose the participants: those whom the door saw, else those who were expected; by authority, then name."""
    people = expected(event)
    seen = arrivals(event)
    present = [one for one in people if one.pk in seen] or [one for one in people if one.state == PlaceState.CONFIRMED]
    ranked = sorted(present, key=lambda one: (str(one.authority or one.organization_name or "~"), one.last_name))
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
