"""The ledger: one row per recipient of a mailing, which says what is known of that one letter."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.kernel.mail.models.mailing import Mailing


class DispatchState(models.TextChoices):
    """What is known of one letter. Only « envoi » stands between having said nothing and knowing the answer."""

    PLANNED = "planned", _("prévu")
    LEASED = "leased", _("réservé")
    SENDING = "sending", _("envoi")
    HANDED_OVER = "handed_over", _("remis")
    RETRY = "retry", _("à reprendre")
    REFUSED = "refused", _("refusé")
    UNCERTAIN = "uncertain", _("incertain")
    WITHDRAWN = "withdrawn", _("retiré")


WAITING = [DispatchState.PLANNED, DispatchState.RETRY]
HELD = [DispatchState.LEASED, DispatchState.SENDING]
UNFINISHED = [*WAITING, *HELD]


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    """Which letters."""

    def waiting(self) -> Self:
        """Keep those that are still to leave."""
        return self.filter(state__in=WAITING)

    def unfinished(self) -> Self:
        """Keep those that may still change by themselves."""
        return self.filter(state__in=UNFINISHED)


class Dispatch(models.Model):
    """One letter of a mailing, to one address. Whoever holds `lease` speaks for the row."""

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="dispatches", verbose_name=_("envoi"))
    address = models.CharField(_("adresse normalisée"), max_length=254, db_index=True)
    domain = models.CharField(_("domaine"), max_length=190)
    name = models.CharField(_("nom"), max_length=150, blank=True)
    variant = models.CharField(_("variante"), max_length=40, blank=True)
    values = models.JSONField(_("valeurs des champs"), default=dict, blank=True)
    state = models.CharField(_("état"), max_length=12, choices=DispatchState.choices, default=DispatchState.PLANNED)
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    not_before = models.DateTimeField(_("pas avant"), null=True, blank=True)
    lease = models.CharField(_("réservation"), max_length=32, blank=True)
    lease_until = models.DateTimeField(_("réservé jusqu’à"), null=True, blank=True)
    reply = models.CharField(_("réponse du relais"), max_length=500, blank=True)
    changed_at = models.DateTimeField(_("changé le"), null=True, blank=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("pli d’un envoi")
        verbose_name_plural = _("plis d’un envoi")
        ordering = ["pk"]
        constraints = [
            # Nobody gets a mailing twice, whatever the lists that name them: the database has the last word.
            models.UniqueConstraint(fields=["mailing", "address"], name="one_dispatch_per_address"),
        ]
        indexes = [
            models.Index(fields=["mailing", "state", "id"]),
            # Few rows at any moment: what the sweep looks at each minute.
            models.Index(fields=["lease_until"], condition=models.Q(lease_until__isnull=False), name="dispatches_held"),
        ]

    def __str__(self) -> str:
        """Return where it goes."""
        return self.address
