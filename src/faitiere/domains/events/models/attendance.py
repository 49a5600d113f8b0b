"""The day itself: who holds the door, and what those who came take away."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models.event import Event
from faitiere.domains.events.models.registration import Registration

# No vowel and no look-alike: a code that is read aloud or typed from paper, and that spells nothing.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


def new_code() -> str:
    """Return sixteen letters that nobody guesses: 76 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


class DoorPass(models.Model):
    """A link that opens the door of one event to whoever holds it, staff or volunteer, for a time."""

    event = models.ForeignKey(Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="door_passes")
    name = models.CharField(_("poste d’accueil"), max_length=60)
    nonce = models.CharField(_("marque du lien"), max_length=16, unique=True, default=new_code, editable=False)
    can_exceed = models.BooleanField(_("peut accorder une place en plus"), default=False)
    created_at = models.DateTimeField(_("ouvert le"))
    expires_at = models.DateTimeField(_("expire le"))
    withdrawn_at = models.DateTimeField(_("fermé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("poste d’accueil")
        verbose_name_plural = _("postes d’accueil")
        ordering = ["event", "name", "pk"]
        constraints = [
            # Who came in is known by its post: two posts of one event have two names.
            models.UniqueConstraint(
                fields=["event", "name"], condition=Q(withdrawn_at=None), name="door_pass_named_once"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Certificate(models.Model):
    """An attendance certificate; its code lets whoever receives it check that it is genuine."""

    registration = models.OneToOneField(
        Registration, verbose_name=_("inscription"), on_delete=models.CASCADE, related_name="certificate"
    )
    code = models.CharField(_("code de vérification"), max_length=16, unique=True, default=new_code, editable=False)
    issued_at = models.DateTimeField(_("délivrée le"))

    class Meta:
        verbose_name = _("attestation de présence")
        verbose_name_plural = _("attestations de présence")
        ordering = ["-issued_at", "pk"]

    def __str__(self) -> str:
        """Return whose it is."""
        return f"Attestation de {self.registration}"
