"""« Mon espace »: what concerns me today."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faitiere.web.portal.access import PortalRequest, gate, is_signed_in


@gate(is_signed_in)
@require_safe
def home(request: PortalRequest) -> HttpResponse:
    """Show what the visitor's standing opens to them."""
    return render(request, "portal/home/home.html", {"visitor": request.visitor})
