"""Saying that what a meeting decided is done, for whom it was left to."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from faitiere.domains.events import rules
from faitiere.domains.events.models import Decision
from faitiere.domains.events.services.day import minutes
from faitiere.kernel import clock
from faitiere.web.portal.access import PortalRequest, gate, is_known


@gate(is_known)
@require_POST
def finish(request: PortalRequest, pk: int) -> HttpResponse:
    """Mark as done what was left to the visitor; what was left to another, or is not published, does not exist."""
    known = Decision.objects.filter(minutes__published_at__isnull=False).select_related("minutes__event", "owner")
    found = get_object_or_404(known, pk=pk)
    if not rules.PERMISSIONS["minutes.finish"](request.user, found):
        raise Http404
    minutes.finish(found, on=clock.today(), by=request.visitor.user, now=clock.now())
    messages.success(request, f"C’est noté : « {found} » est fait.")
    return redirect("portal:events:mine")
