"""What was reported of letters that we sent: the evidence, kept for a year."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BounceKind(models.TextChoices):
    """What a report means for an address."""

    HARD = "hard", _("refus définitif")
    SOFT = "soft", _("refus temporaire")
    TECHNICAL = "technical", _("refus technique")
    COMPLAINT = "complaint", _("signalé comme indésirable")
    AUTO_REPLY = "auto_reply", _("réponse automatique")
    DELIVERED = "delivered", _("remis")
    UNKNOWN = "unknown", _("autre courrier")


class Cause(models.TextChoices):
    """Why, as far as the report tells."""

    USER_UNKNOWN = "user_unknown", _("la boîte n’existe pas")
    DOMAIN_UNKNOWN = "domain_unknown", _("le domaine n’existe pas ou ne reçoit pas de courrier")
    DISABLED = "disabled", _("la boîte est fermée")
    HAS_LEFT = "has_left", _("la personne a quitté ses fonctions")
    UNEXPLAINED = "unexplained", _("refus sans explication")
    FULL = "full", _("la boîte est pleine")
    UNREACHABLE = "unreachable", _("le serveur ne répond pas")
    EXPIRED = "expired", _("trop longtemps sans réponse du serveur")
    TEMPORARY = "temporary", _("refus provisoire")
    BLOCKED = "blocked", _("notre serveur est refusé")
    POLICY = "policy", _("refus selon les règles du destinataire")
    CONTENT = "content", _("le contenu est jugé indésirable")
    TOO_BIG = "too_big", _("le message est trop lourd")
    SENDER = "sender", _("notre adresse ou notre signature est refusée")
    LOOP = "loop", _("le courrier tourne en rond")
    SYSTEM = "system", _("le serveur du destinataire est en panne ou mal réglé")
    ABUSE = "abuse", _("signalé comme indésirable")
    ABSENT = "absent", _("réponse d’absence")
    RECEIPT = "receipt", _("accusé de réception ou de lecture")
    CHALLENGE = "challenge", _("demande de prouver qu’on est une personne")
    NONE = "", _("sans objet")


class BounceReport(models.Model):
    """One report on one of our letters. Reports that name none of ours are not kept: anybody may write them."""

    digest = models.CharField(_("empreinte du message"), max_length=64, unique=True)
    address = models.EmailField(_("adresse"), max_length=254)
    address_hash = models.CharField(_("empreinte de l’adresse"), max_length=64, db_index=True)
    kind = models.CharField(_("nature"), max_length=12, choices=BounceKind.choices)
    cause = models.CharField(_("cause"), max_length=16, choices=Cause.choices, blank=True)
    status = models.CharField(_("code"), max_length=12, blank=True)
    reason = models.CharField(_("ce que dit le serveur"), max_length=300, blank=True)
    is_delay = models.BooleanField(_("simple retard"), default=False)
    received_at = models.DateTimeField(_("reçu le"), db_index=True)

    class Meta:
        verbose_name = _("retour de courrier")
        verbose_name_plural = _("retours de courrier")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        """Return the address and why."""
        return f"{self.address} : {self.get_cause_display() or self.get_kind_display()}"
