"""The form of the network's identity."""

from django import forms
from wagtail.images.widgets import AdminImageChooser

from faitiere.domains.library.models import NetworkIdentity


class IdentityForm(forms.ModelForm[NetworkIdentity]):
    """How the network presents itself."""

    class Meta:
        model = NetworkIdentity
        fields = [
            "name",
            "acronym",
            "tagline",
            "presentation",
            "legal_form",
            "logo",
            "accent_color",
            "street",
            "postal_code",
            "city",
            "phone",
            "email",
            "website",
            "place",
        ]
        widgets = {"logo": AdminImageChooser, "accent_color": forms.TextInput(attrs={"type": "color"})}
