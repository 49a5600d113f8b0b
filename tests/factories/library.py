"""Files."""

from io import BytesIO

import factory
from django.core.files.images import ImageFile
from factory.django import DjangoModelFactory
from PIL import Image

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryDocument, LibraryImage


class LibraryDocumentFactory(DjangoModelFactory):
    class Meta:
        model = LibraryDocument

    title = "Délibération"
    file = factory.django.FileField(filename="deliberation.pdf", data=b"%PDF-1.7")
    access = AccessLevel.STAFF


def library_image(**fields) -> LibraryImage:
    """A picture; a function, because a list of pictures writes the sizes in which it shows them."""
    written = BytesIO()
    Image.new("RGB", (40, 20), 120).save(written, "JPEG")
    return LibraryImage.objects.create(title="Pont", file=ImageFile(written, name="pont.jpg"), **fields)
