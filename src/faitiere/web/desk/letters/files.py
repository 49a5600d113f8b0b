"""Handing out the files of letters: never by an open address."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from faitiere.domains.letters.models import Letter, LetterBatch
from faitiere.web.desk.access import require


def _handed(file: FieldFile, name: str) -> FileResponse:
    if not file:
        raise Http404
    return FileResponse(file.open("rb"), as_attachment=True, filename=name)


def letter_file(request: HttpRequest, pk: int, form: str) -> FileResponse:
    """Hand out a letter, as PDF or Word."""
    letter = get_object_or_404(Letter, pk=pk)
    require("letters.view", request.user, letter)
    file = {"pdf": letter.pdf, "docx": letter.docx}[form]
    return _handed(file, f"lettre-{letter}.{form}".replace(" ", "-"))


def print_file(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out all the letters of a batch as one PDF."""
    batch = get_object_or_404(LetterBatch, pk=pk)
    require("letters.view", request.user, batch)
    return _handed(batch.print_file, f"lettres-de-mission-{batch.on:%Y-%m-%d}.pdf")
