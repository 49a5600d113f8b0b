"""The outbox: one row for each message and recipient, written in the same transaction as what it tells."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    """How far a message has come."""

    PLANNED = "planned", _("prévu")
    LEASED = "leased", _("en cours de remise")
    HANDED_OVER = "handed_over", _("remis")
    RETRY = "retry", _("à reprendre")
    REFUSED = "refused", _("refusé définitivement")
    UNCERTAIN = "uncertain", _("incertain")


class OutboundMessage(models.Model):
    """A message to one recipient. A worker that dies between the hand-over and its record leaves it uncertain."""

    key = models.CharField(
        _("clé"), max_length=150, unique=True, help_text=_("Le même envoi demandé deux fois ne part qu’une fois.")
    )
    kind = models.CharField(_("nature"), max_length=60, db_index=True)
    recipient = models.EmailField(_("destinataire"))
    recipient_name = models.CharField(_("nom du destinataire"), max_length=150, blank=True)
    sender = models.CharField(_("expéditeur"), max_length=250, blank=True)
    reply_to = models.EmailField(_("réponse à"), blank=True)
    subject = models.CharField(_("objet"), max_length=250)
    text = models.TextField(_("texte"))
    html = models.TextField(_("HTML"), blank=True)
    attachments = models.JSONField(_("pièces jointes"), default=list, blank=True)
    calendar = models.TextField(_("calendrier"), blank=True)
    headers = models.JSONField(_("en-têtes"), default=dict, blank=True)
    message_id = models.CharField(_("Message-ID"), max_length=200, unique=True)
    state = models.CharField(
        _("état"), max_length=12, choices=MessageState.choices, default=MessageState.PLANNED, db_index=True
    )
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    not_before = models.DateTimeField(_("pas avant"), null=True, blank=True)
    lease_until = models.DateTimeField(_("réservé jusqu’à"), null=True, blank=True)
    reply = models.CharField(_("réponse du relais"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("créé le"))
    handed_over_at = models.DateTimeField(_("remis le"), null=True, blank=True)

    class Meta:
        verbose_name = _("message sortant")
        verbose_name_plural = _("messages sortants")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        """Return the subject and the recipient."""
        return f"{self.subject} → {self.recipient}"
