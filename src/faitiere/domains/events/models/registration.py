"""Registrations and the places they hold."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import PlaceState, Side
from faitiere.domains.events.models.event import Event
from faitiere.domains.events.models.invitation import Invitation
from faitiere.domains.events.models.programme import Session
from faitiere.domains.people.models import Person
from faitiere.domains.questionnaires.models import ResponseSet
from faitiere.domains.territories.models import Authority


class Registration(models.Model):
    """Somebody takes part in an event. One per address: a second one is recognised, not refused."""

    event = models.ForeignKey(
        Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="registrations"
    )
    state = models.CharField(_("état"), max_length=9, choices=PlaceState.choices, default=PlaceState.CONFIRMED)
    person = models.ForeignKey(
        Person,
        verbose_name=_("personne"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations",
    )
    first_name = models.CharField(_("prénom"), max_length=100)
    last_name = models.CharField(_("nom"), max_length=100)
    email = models.EmailField(_("adresse électronique"), blank=True)
    role = models.CharField(_("fonction"), max_length=150, blank=True)
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("collectivité"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    organization_name = models.CharField(_("organisation"), max_length=200, blank=True)
    side = models.CharField(_("côté"), max_length=7, choices=Side.choices, default=Side.FRANCE)
    needs = models.TextField(_("besoins d’accessibilité ou de régime"), blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("inscrite par"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    invitation = models.ForeignKey(
        Invitation,
        verbose_name=_("invitation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations",
    )
    responses = models.OneToOneField(
        ResponseSet,
        verbose_name=_("réponses aux questions"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registration",
    )
    registered_at = models.DateTimeField(_("inscrite le"))
    cancelled_at = models.DateTimeField(_("annulée le"), null=True, blank=True)
    is_override = models.BooleanField(_("place accordée en plus"), default=False)
    is_walk_in = models.BooleanField(_("venue sans inscription"), default=False)

    class Meta:
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")
        ordering = ["event", "last_name", "first_name", "pk"]
        constraints = [
            # Who came to the door without registering may have given no address.
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=~Q(state=PlaceState.CANCELLED) & ~Q(email=""),
                name="registered_once_per_address",
            ),
        ]
        indexes = [
            models.Index(fields=["event", "state", "registered_at"]),
            models.Index(fields=["registered_at", "id"]),  # the latest of all events, at the desk
        ]

    def __str__(self) -> str:
        """Return the name."""
        return f"{self.first_name} {self.last_name}"


class SessionPlace(models.Model):
    """A place in a session, held or waited for in the order of `asked_at`."""

    session = models.ForeignKey(Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="places")
    registration = models.ForeignKey(
        Registration, verbose_name=_("inscription"), on_delete=models.CASCADE, related_name="places"
    )
    state = models.CharField(_("état"), max_length=9, choices=PlaceState.choices, default=PlaceState.CONFIRMED)
    asked_at = models.DateTimeField(_("demandée le"))
    is_override = models.BooleanField(_("place accordée en plus"), default=False)
    is_overlapping = models.BooleanField(_("chevauche une autre session"), default=False)

    class Meta:
        verbose_name = _("place dans une session")
        verbose_name_plural = _("places dans les sessions")
        ordering = ["session", "asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "registration"], name="session_place_once")]
        indexes = [models.Index(fields=["session", "state", "asked_at"])]


class CheckIn(models.Model):
    """Somebody came in. `scan` is made by the terminal, so that a scan sent twice counts once.

    Two posts may let in the same person: both passages are kept, and the person is counted once.
    """

    registration = models.ForeignKey(
        Registration, verbose_name=_("inscription"), on_delete=models.CASCADE, related_name="check_ins"
    )
    session = models.ForeignKey(
        Session, verbose_name=_("session"), null=True, blank=True, on_delete=models.CASCADE, related_name="check_ins"
    )
    scan = models.UUIDField(_("identifiant du passage"), unique=True)
    at = models.DateTimeField(_("le"))
    terminal = models.CharField(_("poste d’accueil"), max_length=60, blank=True)
    withdrawn_at = models.DateTimeField(_("annulé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["at", "pk"]
