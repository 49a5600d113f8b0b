"""Persons."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.people.choices import Civility


class PersonQuerySet(models.QuerySet["Person"]):
    """Business sets of persons."""

    def current(self) -> Self:
        """Return those that stand for somebody: neither erased nor merged into another row."""
        return self.filter(erased_at=None, merged_into=None)


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
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("fusionnée avec"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="duplicates",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ["last_name", "first_name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="person_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        """Return « Arnaud Ngatcha »."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_woman(self) -> bool | None:
        """Tell which gender the civility gives; None when it is not known."""
        return self.civility == Civility.MADAME if self.civility else None


class PersonMerge(models.Model):
    """Two rows that were one person: what moved, so that it can move back."""

    kept = models.ForeignKey(Person, verbose_name=_("fiche gardée"), on_delete=models.CASCADE, related_name="merges")
    duplicate = models.ForeignKey(Person, verbose_name=_("doublon"), on_delete=models.CASCADE, related_name="+")
    merged_at = models.DateTimeField(_("fusionnées le"))
    merged_by = models.CharField(_("fusionnées par"), max_length=150)
    reason = models.CharField(_("motif"), max_length=250)
    moves = models.JSONField(
        _("liens déplacés"), default=list, help_text=_("[modèle, champ, clé, ancienne valeur, nouvelle valeur]")
    )
    undone_at = models.DateTimeField(_("défaite le"), null=True, blank=True)

    class Meta:
        verbose_name = _("fusion de fiches")
        verbose_name_plural = _("fusions de fiches")
        ordering = ["-merged_at", "-pk"]

    def __str__(self) -> str:
        """Return both names."""
        return f"{self.duplicate} → {self.kept}"
