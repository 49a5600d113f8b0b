"""Files of the library, to whom each is meant; pictures at the sizes in which pages show them."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from faitiere.domains.accounts.rules import has_second_factor
from faitiere.domains.library.models import LibraryDocument, LibraryRendition
from faitiere.domains.library.rules import may_open
from faitiere.kernel import clock

KEPT = 30 * 24 * 3600  # seconds


def document(request: HttpRequest, document_id: int, document_filename: str) -> FileResponse:
    """Give a file to whoever may open it; to the others it does not exist, nor to staff who have not proved twice."""
    asked = get_object_or_404(LibraryDocument, pk=document_id)
    has_proved = request.user.is_anonymous or has_second_factor(request.session, request.user, clock.real_now())
    if not may_open(request.user, asked) or not (asked.is_public or has_proved):
        raise Http404
    # As an attachment: a file that somebody uploaded is never a page of ours.
    return FileResponse(asked.file.open("rb"), as_attachment=True, filename=asked.filename)


def picture(request: HttpRequest, name: str) -> FileResponse:
    """Give a picture of the library at a size of ours, never as it was handed in; its name changes with its content."""
    if "\0" in name:  # which no file is called, and no database takes
        raise Http404
    shown = get_object_or_404(LibraryRendition, file=f"images/{name}")
    response = FileResponse(shown.file.open("rb"))
    response["Cache-Control"] = f"public, max-age={KEPT}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
