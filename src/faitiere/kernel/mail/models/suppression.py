"""Addresses that bulk mail leaves alone. They are kept as keyed hashes, which outlive the erasure of their holder."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SuppressionReason(models.TextChoices):
    """Why an address is left alone."""

    HARD = "hard", _("adresse refusée définitivement")
    SOFT = "soft", _("refus temporaires répétés")
    COMPLAINT = "complaint", _("signalé comme indésirable")
    UNSUBSCRIBED = "unsubscribed", _("désabonnement")
    OBJECTION = "objection", _("opposition")
    ERASED = "erased", _("personne effacée")
    STAFF = "staff", _("décision de l’équipe")


class Suppression(models.Model):
    """One address left alone: by all bulk mail when the scope is empty, else by the stream that the scope names."""

    address_hash = models.CharField(_("empreinte de l’adresse"), max_length=64)
    scope = models.CharField(_("portée"), max_length=80, blank=True)
    reason = models.CharField(_("raison"), max_length=12, choices=SuppressionReason.choices)
    since = models.DateTimeField(_("depuis"))
    by = models.CharField(_("par"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("adresse écartée")
        verbose_name_plural = _("adresses écartées")
        ordering = ["-since", "-pk"]
        constraints = [
            # Also the index of the question asked at the moment of sending.
            models.UniqueConstraint(fields=["address_hash", "scope"], name="suppressed_once_per_scope"),
        ]

    def __str__(self) -> str:
        """Return the reason: the address itself is not known."""
        return f"{self.get_reason_display()} ({self.address_hash[:8]}…)"
