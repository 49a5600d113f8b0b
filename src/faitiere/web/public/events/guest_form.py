"""What whoever registers says of themselves."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from faitiere.domains.events.choices import EventAudience, EventFormat
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.registering.guests import person_at
from faitiere.domains.events.services.registrations import Guest
from faitiere.web.public.events.authorities import AuthorityMixin
from faitiere.web.ui.places import SessionsField, open_sessions

# The network writes to whatever address was typed, with that name: no stranger makes it carry an advertisement.
NAME = RegexValidator(r"://|www\.|[\r\n<>@]", "Un nom ne contient pas d’adresse.", inverse_match=True)
ON_THE_SPOT = {EventFormat.ONSITE, EventFormat.HYBRID, EventFormat.UNKNOWN}


class GuestForm(AuthorityMixin):
    """A guest, the sessions chosen, and what helps to receive them. `courriel_bis` is seen by robots only."""

    first_name = forms.CharField(
        label="Prénom", max_length=100, validators=[NAME], widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label="Nom", max_length=100, validators=[NAME], widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    email = forms.EmailField(
        label="Adresse électronique",
        help_text="La confirmation et votre lien personnel y sont envoyés.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    role = forms.CharField(
        label="Fonction",
        required=False,
        max_length=150,
        help_text="« Maire », « chargée de mission »…",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    organization_name = forms.CharField(
        label="Ou votre organisation",
        required=False,
        max_length=200,
        help_text="Si vous ne venez pas pour une collectivité.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    needs = forms.CharField(
        label="Accessibilité, régime alimentaire",
        required=False,
        max_length=500,
        help_text="Seulement ce que nous devons savoir pour bien vous recevoir.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    courriel_bis = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("first_name", "last_name", "email", "role", "town", "which_town", "organization_name")

    def __init__(self, event: Event, data: Any = None, *, on: date, in_full: bool = True) -> None:
        """Ask what this event needs to know; its sessions only of those who may read its page."""
        super().__init__(data)
        self.event, self.on = event, on
        self.offer()
        if event.audience in {EventAudience.MEMBERS, EventAudience.MEMBER_OFFICIALS, EventAudience.GROUP}:
            self.fields["town"].required = True
            del self.fields["organization_name"]
        if event.format not in ON_THE_SPOT:
            del self.fields["needs"]
        if in_full and (sessions := open_sessions(event)):
            self.fields["sessions"] = SessionsField(sessions, timezone=event.timezone, label="Sessions choisies")
        self.order_fields([*self.field_order, "sessions", "needs"])

    @property
    def is_robot(self) -> bool:
        """Tell whether the field that nobody sees was filled in."""
        return bool(self.data.get("courriel_bis"))

    def guest(self) -> Guest:
        """Return who comes; an address that belongs to one person of the register is theirs."""
        said = self.cleaned_data
        return Guest(
            first_name=said["first_name"],
            last_name=said["last_name"],
            email=said["email"],
            role=said["role"],
            person=person_at(said["email"], self.on),
            authority=self.authority(),
            organization_name=said.get("organization_name", ""),
            needs=said.get("needs", ""),
        )
