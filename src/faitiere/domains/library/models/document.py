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
        # Not marked for translation: Wagtail's catalogue would answer « Document », with a capital inside sentences.
        verbose_name = "document"
        verbose_name_plural = "documents"
        ordering = ["-created_at"]

    @property
    def is_public(self) -> bool:
        """Tell whether anybody may open it."""
        return bool(self.access == AccessLevel.PUBLIC)
