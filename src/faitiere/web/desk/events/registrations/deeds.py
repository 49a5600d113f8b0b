"""What is done to registrations."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, ClassVar

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import PlaceState, Side
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.events.services import registrations, session_places
from faitiere.domains.events.services.changes import OVER
from faitiere.domains.events.services.registering import enrolments
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.registrations.forms import ChosenForm, RegisterForm
from faitiere.web.desk.kit.deeds import Deed

Refusals = dict[type[BusinessError], str]


class Register(Deed):
    """Somebody registered on their behalf, beyond the places if staff say so."""

    model = Event
    slug = "inscrire"
    rule = "registrations.register_beyond_capacity"
    label = _("Inscrire quelqu’un")
    icon = "plus"
    template_name = "desk/events/part.html"
    form_class = RegisterForm
    done = _("L’inscription est enregistrée ; une confirmation part à son adresse.")
    refusals: ClassVar[Refusals] = {
        registrations.RegistrationClosed: "override",
        registrations.QuotaReached: "authority",
        session_places.SessionsOverlap: "sessions",
    }

    @classmethod
    def is_offered(cls, target: Event) -> bool:
        """Offer it while anybody may come."""
        return target.state not in OVER

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the event."""
        return {**super().get_form_kwargs(), "event": self.target}

    def get_success_url(self) -> str:
        """Lead to the list."""
        return f"{reverse('desk_registration:index')}?event={self.target.pk}"

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        typed = {field.name: data[field.name] for field in fields(Guest) if field.name in data}
        guest = Guest(**{**typed, "side": Side(data["side"])})
        how = {"sessions": data["sessions"], "override": data["override"]}
        return enrolments.enrol_on_behalf(target, guest, **how, by=self.actor, now=clock.now())


class _Standing(Deed):
    """An act on a registration that stands."""

    model = Registration

    @classmethod
    def is_offered(cls, target: Registration) -> bool:
        """Offer it until it is cancelled, or the event is over."""
        return target.state != PlaceState.CANCELLED and target.event.state not in OVER

    def get_queryset(self) -> Any:
        """Load what names it."""
        return Registration.objects.select_related("event")

    def owner(self) -> Model:
        """Return the registration."""
        return self.target  # type: ignore[no-any-return]


class ChooseSessions(_Standing):
    """Another choice of sessions."""

    slug = "sessions"
    rule = "session_places.choose"
    label = _("Changer ses sessions")
    icon = "list-ul"
    form_class = ChosenForm
    explanation = _("Une session quittée profite aussitôt à la liste d’attente.")
    refusals: ClassVar[Refusals] = {session_places.SessionsOverlap: "sessions"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the registration."""
        return {**super().get_form_kwargs(), "registration": self.target}

    def perform(self, target: Registration, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return session_places.choose(target, data["sessions"], by=self.actor, now=clock.now())


class CancelRegistration(_Standing):
    """Somebody does not come."""

    slug = "annuler"
    rule = "registrations.cancel"
    label = _("Annuler l’inscription")
    icon = "cross"
    is_grave = True
    explanation = _("Ses places profitent aussitôt à la liste d’attente. La personne en reçoit la confirmation.")
    submit_label = _("Annuler l’inscription")
    done = _("L’inscription est annulée.")

    def perform(self, target: Registration, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return enrolments.cancel(target, by=self.actor, now=clock.now())
