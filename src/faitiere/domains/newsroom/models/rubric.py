"""Where the letter and the site file what is written."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rubric(models.Model):
    """A heading under which items are filed, in the order of the letter; each network has its own."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=60)
    name = models.CharField(_("nom"), max_length=120, unique=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("rubrique")
        verbose_name_plural = _("rubriques")
        ordering = ["order", "name", "pk"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
