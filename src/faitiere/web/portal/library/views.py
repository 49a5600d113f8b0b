"""Documents that the network keeps for its members in good standing."""

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryDocument
from faitiere.web.portal.access import PortalRequest, gate, is_member


@gate(is_member)
@require_safe
def documents(request: PortalRequest) -> HttpResponse:
    """List them, the latest first."""
    kept = LibraryDocument.objects.filter(access=AccessLevel.MEMBERS).order_by("-created_at", "-pk")
    page = Paginator(kept, 50).get_page(request.GET.get("page"))
    return render(request, "portal/library/documents.html", {"page": page})


@gate(is_member)
@require_safe
def download(request: PortalRequest, pk: int) -> FileResponse:
    """Hand one out, to be saved and never shown in place; what is for staff does not exist here."""
    document = get_object_or_404(LibraryDocument, pk=pk, access=AccessLevel.MEMBERS)
    return FileResponse(document.file.open("rb"), as_attachment=True, filename=document.filename)
