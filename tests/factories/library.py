"""Files."""

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryDocument, LibraryImage


class LibraryDocumentFactory(DjangoModelFactory):
    class Meta:
        model = LibraryDocument

    title = "Délibération"
    file = factory.django.FileField(filename="deliberation.pdf", data=b"%PDF-1.7")
    access = AccessLevel.STAFF


class LibraryImageFactory(DjangoModelFactory):
    class Meta:
        model = LibraryImage

    title = "Pont"
    file = factory.django.ImageField(filename="pont.jpg", width=40, height=20)
    width, height = 40, 20
