"""The screens of one issue: a line here puts a screen among its tabs, once its address is in `urls.MORE`."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.models import Issue

NAMESPACE = "desk_issue"


@dataclass(frozen=True)
class Tab:
    """A screen of an issue, by the name of its address, which takes the issue's key."""

    name: str
    label: Any
    icon: str


TABS: list[Tab] = [
    Tab("inspect", _("Fiche"), "info-circle"),
    Tab("compose", _("Composer"), "edit"),
    Tab("preview", _("Aperçu"), "view"),
    Tab("check", _("Vérifier"), "check"),
    Tab("sending", _("Envoi"), "mail"),
]


def tabs_of(issue: Issue, current: str) -> list[dict[str, Any]]:
    """Return the tabs of an issue, with which one is open."""
    return [
        {
            "label": tab.label,
            "icon": tab.icon,
            "url": reverse(f"{NAMESPACE}:{tab.name}", args=[issue.pk]),
            "is_current": tab.name == current,
        }
        for tab in TABS
    ]
