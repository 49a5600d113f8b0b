"""The parts of the world as the network cuts it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Zone(models.Model):
    """A part of the world under whose heading the network files its groups and news."""

    slug = models.SlugField(_("identifiant"), unique=True)
    name = models.CharField(_("nom"), max_length=100, unique=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
