"""Invitations and their answers, by person, authority and side."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import AnswerKind, Side
from faitiere.domains.events.models.event import Event
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority


class Invitation(models.Model):
    """Somebody is invited; the answer is the newest one, by whichever way it came."""

    event = models.ForeignKey(Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(
        Person, verbose_name=_("personne"), null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("collectivité"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="invitations",
    )
    email = models.EmailField(_("adresse électronique"), blank=True)
    side = models.CharField(_("côté"), max_length=7, choices=Side.choices, default=Side.FRANCE)
    why = models.CharField(_("raison de l’invitation"), max_length=250, blank=True)
    answer = models.CharField(_("réponse"), max_length=10, choices=AnswerKind.choices, blank=True)
    answered_at = models.DateTimeField(_("répondu le"), null=True, blank=True)
    answered_by = models.CharField(_("répondu par"), max_length=60, blank=True)
    substitute_name = models.CharField(_("personne envoyée"), max_length=150, blank=True)
    sent_at = models.DateTimeField(_("envoyée le"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("relancée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["event", "authority__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person"], condition=models.Q(person__isnull=False), name="invited_once"
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(authority__isnull=False),
                name="invitation_has_a_guest",
            ),
        ]

    def __str__(self) -> str:
        """Return who is invited."""
        return str(self.person or self.authority)
