"""The page of an event: where it stands, when and where, for whom, its programme and its history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.exports import structured
from faitiere.domains.events.models import Event, EventSite
from faitiere.domains.events.queries.minutes import published
from faitiere.domains.events.queries.registering.opening import is_full, is_open
from faitiere.domains.events.queries.timetable import programme
from faitiere.domains.events.queries.visibility import Reader, announced
from faitiere.kernel import clock
from faitiere.web.public.events.rows import Row
from faitiere.web.public.events.sight import sight
from faitiere.web.public.events.story import story
from faitiere.web.public.pages import Step, show

AROUND = ("series", "group", "body", "venue__country", "venue__access_plan")


def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event; to those it is not for, its title, its date and how to read more."""
    found = get_object_or_404(announced().select_related(*AROUND), slug=slug)
    reader = sight(request)
    row = Row(found, reader.may_read(found))
    registering = {"is_open": is_open(found, clock.now()), "is_full": is_full(found)}
    context = {"event": found, "row": row, "story": story(found)} | registering
    if row.is_readable:
        context |= _details(found, reader)
    template = "public/events/event.html" if row.is_readable else "public/events/reserved.html"
    return show(request, template, context, trail=[Step("Agenda", "/agenda/"), Step(row.title)], section="agenda")


def _details(found: Event, reader: Reader) -> dict[str, Any]:
    """Return what those read whom the event is for."""
    plan = found.venue and found.venue.access_plan
    return {
        "structured": structured.block(found),
        "days": programme(found, reader, on=clock.today()),
        "organizers": list(found.organizers.order_by("name", "pk")),
        "hosts": list(found.hosts.order_by("name", "pk")),
        "countries": list(found.countries.order_by("name")),
        "topics": list(found.topics.order_by("pk")),
        "site": EventSite.objects.filter(event=found).first(),
        "has_minutes": published().filter(event=found).exclude(access=MinutesAccess.STAFF).exists(),
        "access_plan": plan if plan and plan.is_public else None,
    }
