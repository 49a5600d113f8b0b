"""What every page of the public site carries: the way to it, the menu, the day of which it speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from faitiere.kernel import clock


@dataclass(frozen=True)
class Step:
    """A step of the breadcrumb; the page itself has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class AsOf:
    """The day of which a page speaks: that of the business clock, or the one asked for by « ?au=AAAA-MM-JJ »."""

    on: date
    is_chosen: bool = False
    is_wrong: bool = False

    @property
    def suffix(self) -> str:
        """Return what keeps the chosen day in the addresses of the page."""
        return f"?au={self.on:%Y-%m-%d}" if self.is_chosen else ""


def as_of(request: HttpRequest) -> AsOf:
    """Read the day asked for; one that cannot be read is said to be wrong and today is shown."""
    asked = request.GET.get("au", "")
    today = clock.today()
    if not asked:
        return AsOf(today)
    try:
        on = date.fromisoformat(asked)
    except ValueError:
        return AsOf(today, is_wrong=True)
    return AsOf(on, is_chosen=on != today)


def frame(request: HttpRequest, *, trail: Sequence[Step] = (), section: str = "") -> dict[str, Any]:
    """Return what the frame of a page needs."""
    return {
        "trail": [Step("Accueil", "/"), *trail] if trail else [],
        "section": section,
        "query": "",
        "menu": list(Page.objects.live().in_menu().filter(depth__gt=2).order_by("path")),
        "as_of": as_of(request),
    }


def show(request: HttpRequest, template: str, context: dict[str, Any], **around: Any) -> HttpResponse:
    """Render a page inside its frame; ``around`` is what ``frame`` takes."""
    return render(request, template, frame(request, **around) | context)
