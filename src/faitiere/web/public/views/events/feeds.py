"""The agenda in other people's calendars; each feed has one address for ever."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from faitiere.domains.events.exports import calendars, feeds
from faitiere.domains.events.models import CalendarFeed
from faitiere.domains.events.queries.life import agenda
from faitiere.domains.events.queries.visibility import announced, reader_of
from faitiere.domains.groups.models import Group
from faitiere.domains.library.queries import identity
from faitiere.kernel import clock
from faitiere.web.public.events.sight import sight

FRESH = 3600  # seconds


def agenda_feed(request: HttpRequest) -> HttpResponse:
    """Give the whole agenda, as anybody may know it."""
    return shared(calendars.feed(agenda.feed(clock.today()), name=f"Agenda – {identity().name}"))


def agenda_rss(request: HttpRequest) -> HttpResponse:
    """Give the latest turns of the agenda, as anybody may know them."""
    address = request.build_absolute_uri(request.path)
    response = HttpResponse(
        feeds.rss(link=request.build_absolute_uri(reverse("public:agenda")), address=address),
        content_type="application/rss+xml; charset=utf-8",
    )
    response["Cache-Control"] = f"public, max-age={FRESH}"
    return response


def group_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the agenda of a group, as anybody may know it."""
    group = get_object_or_404(Group, slug=slug)
    return shared(calendars.feed(agenda.feed(clock.today()).filter(group=group), name=group.name))


def personal_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give somebody's own agenda to whoever holds its address, until it is revoked."""
    found = CalendarFeed.objects.filter(revoked_at=None).select_related("person")
    feed = get_object_or_404(found, token=token, person__erased_at=None)
    today = clock.today()
    events = agenda.personal(feed, today)
    response = as_calendar(calendars.feed(events, name=str(feed), reader=reader_of(feed.person, today)))
    response["Cache-Control"] = "private, no-store"
    return response


def event_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """Give one event to be added to a calendar, to those who may read it."""
    event = get_object_or_404(announced().select_related("venue", "group"), slug=slug)
    reader = sight(request)
    if not reader.may_read(event):
        raise Http404
    response = as_calendar(calendars.feed([event], name=event.title, reader=reader))
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


def shared(calendar: bytes) -> HttpResponse:
    """Answer with a feed that is the same for everybody, and may be kept for an hour on the way."""
    response = as_calendar(calendar)
    response["Cache-Control"] = f"public, max-age={FRESH}"
    return response


def as_calendar(calendar: bytes) -> HttpResponse:
    """Answer with a calendar."""
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8")
