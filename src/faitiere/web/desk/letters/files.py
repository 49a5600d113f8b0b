"""Handing out the files of letters: never by an open address."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from faitiere.domains.letters.models import Letter, LetterBatch
from faitiere.web.desk.access import allows


def _handed(request: HttpRequest, file: FieldFile, target: Any, name: str) -> FileResponse:
    if not allows("letters.view", request.user, target):
        raise PermissionDenied
    if not file:
        raise Http404
    return FileResponse(file.open("rb"), as_attachment=True, filename=name)


def letter_file(request: HttpRequest, pk: int, form: str) -> FileResponse:
    """Hand out a letter, as PDF or Word."""
    letter = get_object_or_404(Letter, pk=pk)
    file = {"pdf": letter.pdf, "docx": letter.docx}[form]
    return _handed(request, file, letter, f"lettre-{letter}.{form}".replace(" ", "-"))


def print_file(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out all the letters of a batch as one PDF."""
    batch = get_object_or_404(LetterBatch, pk=pk)
    return _handed(request, batch.print_file, batch, f"lettres-de-mission-{batch.on:%Y-%m-%d}.pdf")
