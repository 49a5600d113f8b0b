"""Files, and who may open them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from faitiere.domains.library.choices import AccessLevel


class LibraryDocument(AbstractDocument):
    """A file kept by the network."""

    access = models.CharField(_("accès"), max_length=10, choices=AccessLevel.choices, default=AccessLevel.STAFF)

    admin_form_fields = ("title", "file", "access", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-created_at"]
