"""Who receives a letter, by which right, and the proof of it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.models.newsletter import Newsletter
from faitiere.domains.people.choices import LegalBasis
from faitiere.domains.people.models import Person

BASES = [(basis.value, basis.label) for basis in (LegalBasis.CONSENT, LegalBasis.LEGITIMATE_INTEREST)]


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Business sets of subscriptions."""

    def active(self) -> Self:
        """Return those that are written to."""
        return self.filter(state=SubscriptionState.ACTIVE)

    def at(self, address: str) -> Self:
        """Return those of a normalised address."""
        return self.filter(address=address)


class Subscription(models.Model):
    """An address and a letter. `wording` is what was shown on the day it was asked or told: the proof stays with it."""

    newsletter = models.ForeignKey(
        Newsletter, verbose_name=_("lettre"), on_delete=models.PROTECT, related_name="subscriptions"
    )
    address = models.EmailField(_("adresse"), blank=True, help_text=_("Vide quand la personne a été effacée."))
    name = models.CharField(_("nom"), max_length=150, blank=True)
    person = models.ForeignKey(
        Person,
        verbose_name=_("personne"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="subscriptions",
    )
    state = models.CharField(
        _("état"), max_length=10, choices=SubscriptionState.choices, default=SubscriptionState.PENDING
    )
    basis = models.CharField(_("base légale"), max_length=20, choices=BASES)
    wording = models.TextField(_("mots montrés"))
    wording_version = models.CharField(_("version de ces mots"), max_length=20)
    source = models.CharField(_("origine"), max_length=200)
    asked_at = models.DateTimeField(_("demandé ou informé le"))
    confirmed_at = models.DateTimeField(_("confirmé le"), null=True, blank=True)
    ended_at = models.DateTimeField(_("terminé le"), null=True, blank=True)
    ended_by = models.CharField(_("terminé par"), max_length=150, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnements")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "address"], condition=~Q(address=""), name="subscribed_once_per_address"
            ),
        ]
        indexes = [models.Index(fields=["address"])]

    def __str__(self) -> str:
        """Return the address, and the letter."""
        return f"{self.address or _('adresse effacée')} – {self.newsletter}"
