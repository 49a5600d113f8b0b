"""Topics and the sustainable development goals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Goal(models.Model):
    """A sustainable development goal of the 2030 Agenda."""

    number = models.PositiveSmallIntegerField(_("numéro"), primary_key=True)
    name = models.CharField(_("intitulé"), max_length=200)

    class Meta:
        verbose_name = _("objectif de développement durable")
        verbose_name_plural = _("objectifs de développement durable")
        ordering = ["number"]

    def __str__(self) -> str:
        """Return « ODD 13 – Mesures relatives… »."""
        return f"ODD {self.number} – {self.name}"


class Topic(models.Model):
    """A theme of the network's work."""

    slug = models.SlugField(_("identifiant"), unique=True, max_length=100)
    name = models.CharField(_("nom"), max_length=120, unique=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("thème parent"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    goals = models.ManyToManyField(Goal, verbose_name=_("ODD"), blank=True, related_name="topics")

    class Meta:
        verbose_name = _("thème")
        verbose_name_plural = _("thèmes")
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
