"""Audiences."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class AudienceQuerySet(models.QuerySet["Audience"]):
    """Business sets of audiences."""

    def in_use(self) -> Self:
        """Return those that one may still choose."""
        return self.filter(archived_at=None)


class Audience(models.Model):
    """A saved query: not a list of people but the sentence that finds them, on whichever day it is asked.

    `tree` is what `queries.trees` reads and writes; nothing else looks inside.
    """

    name = models.CharField(_("nom"), max_length=120, unique=True)
    description = models.TextField(_("à quoi il sert"), blank=True)
    tree = models.JSONField(_("critères"))
    created_at = models.DateTimeField(_("créé le"))
    changed_at = models.DateTimeField(_("modifié le"))
    archived_at = models.DateTimeField(_("archivé le"), null=True, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        verbose_name = _("public")
        verbose_name_plural = _("publics")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
