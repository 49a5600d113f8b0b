"""Files."""

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryDocument


class LibraryDocumentFactory(DjangoModelFactory):
    class Meta:
        model = LibraryDocument

    title = "Délibération"
    file = factory.django.FileField(filename="deliberation.pdf", data=b"%PDF-1.7")
    access = AccessLevel.STAFF
