"""What the papers of an event share: who issues them, and how the event is named on them."""

from typing import Any

from faitiere.domains.events.models import Event
from faitiere.domains.library.models import NetworkIdentity
from faitiere.kernel.typography import french


def sender(network: NetworkIdentity) -> dict[str, Any]:
    """Return the head of the page as « letterhead.typ » reads it."""
    town = f"{network.postal_code} {network.city}".strip()
    lines = [line for line in (network.street, town, network.email) if line]
    return {
        "name": network.name,
        "tagline": french(network.tagline),
        "accent": network.accent_color,
        "logo": None,
        "lines": [french(line) for line in lines],
    }


def heading(event: Event) -> dict[str, str]:
    """Return the title, the date and the place of an event, as far as they are known."""
    return {
        "title": french(event.title),
        "short": french(event.short_title or event.title),
        "when": french(str(event.when)),
        "where": french(str(event.venue or event.place or "")),
    }
