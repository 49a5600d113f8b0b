"""Forms of registrations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import PlaceState, Side
from faitiere.domains.events.models import Event, Registration, Session
from faitiere.domains.people.models import Person
from faitiere.domains.territories.models import Authority
from faitiere.web.desk.events.words import places_said
from faitiere.web.desk.people.choosers import person_chooser
from faitiere.web.desk.territories.choosers import authority_chooser


class _Session(forms.ModelMultipleChoiceField[Session]):
    """A session with its places."""

    def label_from_instance(self, obj: Session) -> str:
        """Say how many are left."""
        return f"{obj.title} – {places_said(obj)}"


class SessionsForm(forms.Form):
    """The sessions somebody takes part in."""

    sessions = _Session(
        label=_("Sessions"), queryset=Session.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        """Offer the sessions that take registrations."""
        super().__init__(*args, **kwargs)
        self.fields["sessions"].queryset = event.sessions.filter(has_registration=True)  # type: ignore[attr-defined]


class ChosenForm(SessionsForm):
    """The same, starting from what is held."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        """Tick what is held or waited for."""
        super().__init__(*args, event=registration.event, **kwargs)
        standing = registration.places.exclude(state=PlaceState.CANCELLED)
        self.initial["sessions"] = standing.values_list("session_id", flat=True)


class RegisterForm(SessionsForm):
    """Somebody registered on their behalf."""

    person = forms.ModelChoiceField(
        label=_("Personne connue"), queryset=Person.objects.all(), widget=person_chooser.widget_class, required=False
    )
    first_name = forms.CharField(label=_("Prénom"), max_length=100, required=False)
    last_name = forms.CharField(label=_("Nom"), max_length=100, required=False)
    email = forms.EmailField(label=_("Adresse électronique"))
    role = forms.CharField(label=_("Fonction"), max_length=150, required=False)
    authority = forms.ModelChoiceField(
        label=_("Collectivité"), queryset=Authority.objects.all(), widget=authority_chooser.widget_class, required=False
    )
    organization_name = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    side = forms.ChoiceField(label=_("Côté"), choices=Side.choices, initial=Side.FRANCE)
    needs = forms.CharField(label=_("Accessibilité, régime"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    override = forms.BooleanField(
        label=_("Accorder une place en plus"),
        required=False,
        help_text=_("Même si c’est complet ou fermé. C’est consigné, et montré dans la liste."),
    )

    field_order = (
        "person",
        "email",
        "first_name",
        "last_name",
        "role",
        "authority",
        "organization_name",
        "side",
        "sessions",
        "needs",
        "override",
    )

    def clean(self) -> dict[str, Any]:
        """Take the name from the directory when a person is chosen."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if person := data.get("person"):
            data["first_name"], data["last_name"] = person.first_name, person.last_name
        for name in ("first_name", "last_name"):
            if not data.get(name) and not person:
                self.add_error(name, _("Choisissez une personne connue, ou écrivez son nom."))
        return data
