"""Somebody comes to the door without having registered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.services.registrations import Guest


class ArrivalForm(forms.Form):
    """Who it is; only the name is needed when there is a queue."""

    last_name = forms.CharField(label=_("Nom"), max_length=100)
    first_name = forms.CharField(label=_("Prénom"), max_length=100, required=False)
    organization = forms.CharField(label=_("Collectivité ou organisation"), max_length=200, required=False)
    role = forms.CharField(label=_("Fonction"), max_length=150, required=False)
    email = forms.EmailField(
        label=_("Adresse électronique"), required=False, help_text=_("Pour recevoir l’attestation et le compte rendu.")
    )

    def guest(self) -> Guest:
        """Return who comes."""
        said = self.cleaned_data
        return Guest(
            said["first_name"], said["last_name"], said["email"], said["role"], organization_name=said["organization"]
        )
