"""A mailing: the same letter to many people, frozen before the first one leaves."""

import secrets
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

REFUSALS_BEFORE_PAUSE = 20
SHARE_BEFORE_PAUSE = 10


class MailingState(models.TextChoices):
    """How far a mailing has come."""

    FREEZING = "freezing", _("en préparation")
    FROZEN = "frozen", _("prêt à partir")
    RUNNING = "running", _("en cours")
    PAUSED = "paused", _("en pause")
    STOPPED = "stopped", _("arrêté")
    DONE = "done", _("terminé")


def fresh_secret() -> str:
    """Return what signs the identity of a mailing's messages."""
    return secrets.token_hex(16)


class MailingQuerySet(models.QuerySet["Mailing"]):
    """Which mailings."""

    def due(self, now: datetime) -> Self:
        """Keep those that may send at a moment."""
        is_time = Q(not_before=None) | Q(not_before__lte=now)
        is_awake = Q(resting_until=None) | Q(resting_until__lte=now)
        return self.filter(is_time, is_awake, state=MailingState.RUNNING)


class Mailing(models.Model):
    """What is sent, by whom, and how far it is. Its recipients are its dispatches, one row each."""

    key = models.CharField(
        _("clé"),
        max_length=150,
        unique=True,
        help_text=_("Ce qui est gelé sous une clé ne l’est pas une seconde fois."),
    )
    kind = models.CharField(_("nature"), max_length=60, db_index=True)
    stream = models.CharField(_("flux"), max_length=100, help_text=_("Ce à quoi l’on s’oppose ou se désabonne."))
    list_id = models.CharField(_("List-Id"), max_length=200, blank=True)
    sender = models.CharField(_("expéditeur"), max_length=250)
    reply_to = models.CharField(_("réponse à"), max_length=250, blank=True)
    headers = models.JSONField(_("en-têtes"), default=dict, blank=True)
    markers = models.JSONField(_("champs de fusion"), default=list, blank=True)
    secret = models.CharField(_("secret des identifiants"), max_length=32, default=fresh_secret, editable=False)
    recipients = models.PositiveIntegerField(_("destinataires"), default=0)
    state = models.CharField(
        _("état"), max_length=10, choices=MailingState.choices, default=MailingState.FREEZING, db_index=True
    )
    state_since = models.DateTimeField(_("dans cet état depuis"))
    reason = models.CharField(_("motif de l’état"), max_length=500, blank=True)
    not_before = models.DateTimeField(_("pas avant"), null=True, blank=True)
    resting_until = models.DateTimeField(_("relais injoignable, reprise le"), null=True, blank=True)
    refusals_before_pause = models.PositiveSmallIntegerField(
        _("refus avant pause"), default=REFUSALS_BEFORE_PAUSE, help_text=_("En deçà, un mauvais taux ne dit rien.")
    )
    share_before_pause = models.PositiveSmallIntegerField(
        _("taux de refus avant pause (%)"),
        default=SHARE_BEFORE_PAUSE,
        help_text=_("Compté depuis la dernière reprise."),
    )
    refusals_excused = models.PositiveIntegerField(
        _("refus déjà vus à la reprise"), default=0, help_text=_("Qui reprend malgré les refus repart de zéro.")
    )
    outcomes_excused = models.PositiveIntegerField(_("réponses déjà vues à la reprise"), default=0)
    created_at = models.DateTimeField(_("gelé le"))
    started_at = models.DateTimeField(_("parti le"), null=True, blank=True)
    ended_at = models.DateTimeField(_("terminé le"), null=True, blank=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("envoi en nombre")
        verbose_name_plural = _("envois en nombre")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return its key."""
        return self.key


class MailingContent(models.Model):
    """What one variant of the recipients reads; merge fields are written `[[name]]`."""

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="contents", verbose_name=_("envoi"))
    variant = models.CharField(_("variante"), max_length=40, blank=True)
    subject = models.CharField(_("objet"), max_length=250)
    html = models.TextField(_("HTML"))
    text = models.TextField(_("texte"))

    class Meta:
        verbose_name = _("contenu d’envoi")
        verbose_name_plural = _("contenus d’envoi")
        ordering = ["mailing", "variant"]
        constraints = [models.UniqueConstraint(fields=["mailing", "variant"], name="one_content_per_variant")]

    def __str__(self) -> str:
        """Return its subject."""
        return self.subject
