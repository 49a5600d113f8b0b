"""The screens of one event: a line here puts a screen among its tabs, once its address is in `urls.MORE`."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event

NAMESPACE = "desk_event"


@dataclass(frozen=True)
class Tab:
    """A screen of an event, by the name of its address in the namespace of events, which takes the event's key."""

    name: str
    label: Any
    icon: str


TABS: list[Tab] = [
    Tab("inspect", _("Fiche"), "info-circle"),
    Tab("programme", _("Programme"), "list-ul"),
    Tab("registrations", _("Inscriptions"), "user"),
    Tab("guests", _("Invitations"), "mail"),
    Tab("questions", _("Questions"), "form"),
    Tab("site", _("Site"), "globe"),
    Tab("day", _("Le jour même"), "group"),
    Tab("minutes", _("Compte rendu"), "doc-full"),
]


def tabs_of(event: Event, current: str) -> list[dict[str, Any]]:
    """Return the tabs of an event, with which one is open."""
    return [
        {
            "label": tab.label,
            "icon": tab.icon,
            "url": reverse(f"{NAMESPACE}:{tab.name}", args=[event.pk]),
            "is_current": tab.name == current,
        }
        for tab in TABS
    ]
