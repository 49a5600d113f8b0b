"""Series that come back, and the places where events are held."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.models import Group
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.territories.models import Country


class Series(models.Model):
    """Events that come back under one name: yearly gatherings, cafés, chronicles, assises."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=100)
    title = models.CharField(_("titre"), max_length=200)
    acronym = models.CharField(_("sigle"), max_length=30, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    group = models.ForeignKey(
        Group, verbose_name=_("groupe"), null=True, blank=True, on_delete=models.PROTECT, related_name="series"
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("série d’événements")
        verbose_name_plural = _("séries d’événements")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Venue(models.Model):
    """A place where one meets, and how to get there."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=100)
    name = models.CharField(_("nom"), max_length=200)
    address = models.CharField(_("adresse"), max_length=250, blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    country = models.ForeignKey(
        Country, verbose_name=_("pays"), null=True, blank=True, on_delete=models.PROTECT, related_name="venues"
    )
    access = models.TextField(_("accès"), blank=True)
    access_plan = models.ForeignKey(
        LibraryDocument,
        verbose_name=_("plan d’accès"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        verbose_name = _("lieu")
        verbose_name_plural = _("lieux")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        """Return « Espace Bargemon, Marseille »."""
        return f"{self.name}, {self.city}" if self.city and self.city not in self.name else self.name
