"""Badges: sheets to print and cut, with the code that the door reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from faitiere.domains.events.documents import paper
from faitiere.domains.events.models import Event, Registration, Session
from faitiere.domains.events.queries.doors import badge_code
from faitiere.domains.library.models import NetworkIdentity
from faitiere.kernel import documents
from faitiere.kernel.documents import qr
from faitiere.kernel.typography import french

TEMPLATE = "domains/events/typst/badges.typ"


@dataclass(frozen=True)
class Format:
    """A sheet of badges, in millimetres."""

    label: str
    width: float
    height: float
    columns: int
    rows: int


FORMATS = {
    "a4-8": Format("A4, 8 badges de 105 × 74 mm (cartes à glisser dans une pochette)", 105, 74, 2, 4),
    "90x54": Format("A4, 10 badges de 90 × 54 mm (cartes prédécoupées)", 90, 54, 2, 5),
    "a6": Format("A4, 4 badges de 105 × 148 mm (grand format, tour de cou)", 105, 148, 2, 2),
}


def badges(
    event: Event,
    people: Iterable[Registration],
    sessions: Mapping[int, list[Session]],
    network: NetworkIdentity,
    *,
    sheet: str,
    on: date,
) -> bytes:
    """Return the sheets as PDF/UA-1; `sessions` says what each registration chose."""
    chosen = FORMATS[sheet]
    data = {
        "format": {"width": chosen.width, "height": chosen.height, "columns": chosen.columns, "rows": chosen.rows},
        "accent": network.accent_color,
        "network": network.acronym or network.name,
        "event": paper.heading(event),
        "badges": [_badge(one, sessions.get(one.pk, [])) for one in people],
    }
    return documents.pdf(TEMPLATE, data, title=french(f"Badges : {event.title}"), date=on)


def _badge(one: Registration, sessions: list[Session]) -> dict[str, Any]:
    return {
        "first": one.first_name,
        "last": one.last_name,
        "role": french(one.role),
        "from": french(str(one.authority or one.organization_name)),
        "sessions": [french(session.title) for session in sessions],
        "code": badge_code(one.pk),
        "picture": qr.svg(badge_code(one.pk)),
    }
