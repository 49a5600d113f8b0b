"""What a message that came back says of each address."""

from dataclasses import dataclass, field

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


KIND_OF: dict[str, BounceKind] = {
    **dict.fromkeys(
        (Cause.USER_UNKNOWN, Cause.DOMAIN_UNKNOWN, Cause.DISABLED, Cause.HAS_LEFT, Cause.UNEXPLAINED), BounceKind.HARD
    ),
    **dict.fromkeys((Cause.FULL, Cause.UNREACHABLE, Cause.EXPIRED, Cause.TEMPORARY), BounceKind.SOFT),
    **dict.fromkeys(
        (Cause.BLOCKED, Cause.POLICY, Cause.CONTENT, Cause.TOO_BIG, Cause.SENDER, Cause.LOOP, Cause.SYSTEM),
        BounceKind.TECHNICAL,
    ),
}


@dataclass(frozen=True)
class Verdict:
    """What is said of one address. ``recipient`` is empty when the report hides it, as complaints often do.

    ``is_delay`` marks a warning: the server is still trying, and will write again if it gives up.
    """

    recipient: str
    kind: BounceKind
    cause: Cause = Cause.NONE
    status: str = ""
    reason: str = ""
    is_delay: bool = False


@dataclass(frozen=True)
class Report:
    """One message that came back, and what identifies the one that it answers."""

    verdicts: tuple[Verdict, ...]
    message_ids: tuple[str, ...] = ()
    addressed_to: tuple[str, ...] = field(default=())

    @property
    def main(self) -> Verdict:
        """Return the first verdict: that of the first address named."""
        return self.verdicts[0]
