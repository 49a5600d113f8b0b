"""Invitations and their answers, by person, authority and side."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import AnswerKind, AnswerWay, Side
from faitiere.domains.events.models.event import Event
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Business sets of invitations."""

    def standing(self) -> Self:
        """Return those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def unanswered(self) -> Self:
        """Return those that were sent and have no answer."""
        return self.standing().filter(answer="", sent_at__isnull=False)


class Invitation(models.Model):
    """A person, an authority, or somebody whom no register knows is invited; the answer is the newest one."""

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
    name = models.CharField(_("nom, pour qui n’est pas dans l’annuaire"), max_length=150, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    side = models.CharField(_("côté"), max_length=7, choices=Side.choices, default=Side.FRANCE)
    why = models.CharField(_("raison de l’invitation"), max_length=250, blank=True)
    answer = models.CharField(_("réponse"), max_length=10, choices=AnswerKind.choices, blank=True)
    answered_at = models.DateTimeField(_("répondu le"), null=True, blank=True)
    answered_way = models.CharField(_("voie de la réponse"), max_length=8, choices=AnswerWay.choices, blank=True)
    answered_by = models.CharField(_("répondu par"), max_length=60, blank=True)
    substitute_name = models.CharField(_("personne envoyée"), max_length=150, blank=True)
    substitute_email = models.EmailField(_("adresse de la personne envoyée"), blank=True)
    queued_at = models.DateTimeField(_("envoi demandé le"), null=True, blank=True)
    sent_at = models.DateTimeField(_("envoyée le"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("relancée le"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("retirée le"), null=True, blank=True)
    letter = models.FileField(_("lettre d’invitation"), upload_to="events/invitations/%Y/", blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["event", "authority__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], condition=Q(person__isnull=False), name="invited_once"),
            models.UniqueConstraint(
                fields=["event", "authority", "name"],
                condition=Q(person__isnull=True, authority__isnull=False),
                name="authority_invited_once",
            ),
            # Whom no register knows is known by the address.
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=Q(person__isnull=True, authority__isnull=True),
                name="stranger_invited_once",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(authority__isnull=False) | (~Q(name="") & ~Q(email="")),
                name="invitation_has_a_guest",
            ),
        ]
        indexes = [models.Index(fields=["queued_at"], condition=Q(queued_at__isnull=False), name="invitation_queued")]

    def __str__(self) -> str:
        """Return who is invited."""
        return str(self.person or self.name or self.authority)
