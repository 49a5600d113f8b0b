"""How a lapsed membership is renewed."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faitiere.web.portal.access import PortalRequest, gate, has_authority


@gate(has_authority)
@require_safe
def renew(request: PortalRequest, pk: int) -> HttpResponse:
    """Tell which act the law asks for, and to whom it is sent."""
    tie = request.visitor.at(pk)
    if tie is None or tie.membership is None:
        raise Http404
    return render(request, "portal/members/renew.html", {"tie": tie})
