"""Files that the program itself puts in the library."""

from django.core.files.base import ContentFile
from django.db import transaction

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryDocument
from faitiere.kernel.audit import log


@transaction.atomic
def keep(content: bytes, *, name: str, title: str, access: str = AccessLevel.STAFF, by: log.Actor) -> LibraryDocument:
    """Keep a file under a name and a title; only staff may open it unless a wider access is given."""
    document = LibraryDocument(title=title, access=access, file_size=len(content))
    document.file.save(name, ContentFile(content), save=False)
    document.save()
    log.record("document déposé", document, by=by)
    return document
