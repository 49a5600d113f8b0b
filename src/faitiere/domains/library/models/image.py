"""Pictures, with who made them and what may be done with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class LibraryImage(AbstractImage):
    """A picture; its `description` is the text alternative."""

    credit = models.CharField(_("crédit"), max_length=200, blank=True)
    rights = models.CharField(_("droits"), max_length=200, blank=True)

    admin_form_fields = ("title", "file", "description", "credit", "rights", "collection", "tags")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-created_at"]


class LibraryRendition(AbstractRendition):
    """A picture at the size a page asks for."""

    image = models.ForeignKey(
        LibraryImage, verbose_name=_("image"), on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        verbose_name = _("déclinaison d’image")
        verbose_name_plural = _("déclinaisons d’images")
        unique_together = (("image", "filter_spec", "focal_point_key"),)
