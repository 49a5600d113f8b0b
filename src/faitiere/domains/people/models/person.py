"""Persons."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.people.choices import Civility


class Person(models.Model):
    """Somebody the network knows. No birth date, no political label."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=120)
    civility = models.CharField(_("civilité"), max_length=10, choices=Civility.choices, blank=True)
    first_name = models.CharField(_("prénom"), max_length=100, blank=True)
    last_name = models.CharField(_("nom"), max_length=100)
    also_spelled = models.JSONField(_("autres graphies"), default=list, blank=True)
    search_name = models.CharField(_("nom de recherche"), max_length=400, editable=False, db_index=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("compte"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )
    note = models.TextField(_("note interne"), blank=True)
    erased_at = models.DateTimeField(_("effacée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ["last_name", "first_name", "pk"]

    def __str__(self) -> str:
        """Return « Arnaud Ngatcha »."""
        return f"{self.first_name} {self.last_name}".strip()
