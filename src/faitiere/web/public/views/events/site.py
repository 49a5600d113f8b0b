"""The one-page site of a big event, at its own address and in its own colour."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import cache_control

from faitiere.domains.events.models import EventSite
from faitiere.domains.events.queries.registering.opening import is_full, is_open
from faitiere.domains.events.queries.timetable import programme
from faitiere.domains.events.queries.visibility import announced
from faitiere.kernel import clock
from faitiere.web.public.events.rows import Row
from faitiere.web.public.events.sight import sight
from faitiere.web.public.events.story import story
from faitiere.web.public.pages import show

AROUND = ("event__venue__country", "event__venue__access_plan", "event__group", "image")


def event_site(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the site; who may not read the event is sent to what everybody may know of it."""
    site = get_object_or_404(EventSite.objects.filter(event__in=announced()).select_related(*AROUND), slug=slug)
    reader, event = sight(request), site.event
    if not reader.may_read(event):
        return redirect("public:event", event.slug)
    plan = event.venue and event.venue.access_plan
    context = {
        "site": site,
        "event": event,
        "row": Row(event, is_readable=True),
        "is_open": is_open(event, clock.now()),
        "is_full": is_full(event),
        "story": story(event),
        "days": programme(event, reader, on=clock.today()),
        "access_plan": plan if plan and plan.is_public else None,
    }
    return show(request, "public/events/site.html", context)


@cache_control(public=True, max_age=300)
def colour(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the colour of a site as a stylesheet: the content policy lets no page carry its own styles."""
    site = get_object_or_404(EventSite, slug=slug)
    return HttpResponse(f":root {{ --site: {site.accent}; }}\n", content_type="text/css; charset=utf-8")
