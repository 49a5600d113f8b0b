"""My personal agenda: an address for my calendar, which I may change or revoke."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from faitiere.domains.events.choices import FeedScope
from faitiere.domains.events.models import CalendarFeed
from faitiere.domains.events.services.life import feeds
from faitiere.kernel import clock
from faitiere.web.portal.access import PortalRequest, gate, is_known


@gate(is_known)
@require_POST
def create(request: PortalRequest) -> HttpResponse:
    """Give the visitor an address; the former one of the same content stops answering."""
    asked = request.POST.get("scope", "")
    scope = FeedScope(asked) if asked in FeedScope.values else FeedScope.ALL
    feeds.create(request.visitor.someone, scope, by=request.visitor.user, now=clock.now())
    messages.success(request, "Votre adresse d’agenda est prête : copiez-la dans votre calendrier.")
    return redirect("portal:events:mine")


@gate(is_known)
@require_POST
def revoke(request: PortalRequest, pk: int) -> HttpResponse:
    """Stop answering at one of the visitor's addresses."""
    feed = get_object_or_404(CalendarFeed, pk=pk, person=request.visitor.someone)
    feeds.revoke(feed, by=request.visitor.user, now=clock.now())
    messages.success(request, "Cette adresse ne répond plus.")
    return redirect("portal:events:mine")
