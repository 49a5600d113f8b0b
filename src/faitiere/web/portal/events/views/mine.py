"""My events."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faitiere.domains.events.choices import FeedScope
from faitiere.domains.events.models import CalendarFeed
from faitiere.kernel import clock
from faitiere.web.portal.access import PortalRequest, gate, is_known
from faitiere.web.portal.events import concerns


@gate(is_known)
@require_safe
def mine(request: PortalRequest) -> HttpResponse:
    """Show what concerns the visitor: invitations, registrations, what they have to do, what comes, what is past."""
    visitor, now = request.visitor, clock.now()
    reader = concerns.reader(visitor)
    invited, registered = concerns.invitations(visitor, now), concerns.registrations(visitor, now)
    told = {entry.event.pk for entry in [*invited, *registered]}
    held = CalendarFeed.objects.filter(person=visitor.someone, revoked_at=None).order_by("scope", "pk")
    context = {
        "invitations": invited,
        "registrations": registered,
        "tasks": concerns.tasks(visitor),
        "today": visitor.on,
        "coming": concerns.coming(visitor, reader, told),
        "past": concerns.past(visitor, reader),
        "feeds": [(feed, address(feed)) for feed in held],
        "scopes": FeedScope.choices,
    }
    return render(request, "portal/events/mine.html", context)


def address(feed: CalendarFeed) -> str:
    """Return where a calendar reads a personal agenda."""
    return f"{settings.SITE_URL.rstrip('/')}/agenda/abonnement/{feed.token}.ics"
