"""Alerts about mandates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates.choices import AlertKind
from faitiere.domains.mandates.models.mandate import Mandate


class MandateAlert(models.Model):
    """Staff were told once that a term ends or that the office under a mandate has ended."""

    mandate = models.ForeignKey(Mandate, verbose_name=_("mandat"), on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(_("objet"), max_length=12, choices=AlertKind.choices)
    due_on = models.DateField(_("échéance"))
    raised_at = models.DateTimeField(_("signalée le"))

    class Meta:
        verbose_name = _("alerte sur un mandat")
        verbose_name_plural = _("alertes sur les mandats")
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["mandate", "kind", "due_on"], name="mandate_alert_once"),
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.get_kind_display()} – {self.mandate}"
