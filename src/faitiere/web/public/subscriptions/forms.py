"""What readers say: which letters, at which address."""

from typing import Any

from django import forms

from faitiere.domains.newsletters.models import Newsletter
from faitiere.domains.newsletters.queries.readers import received_at


class LettersField(forms.ModelMultipleChoiceField[Newsletter]):
    """Letters to tick; each says what one reads in it."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Newsletter) -> str:
        """Return the name, and what one reads there."""
        return f"{obj.name} – {obj.description}" if obj.description else obj.name


def open_letters() -> Any:
    """Return the letters one may subscribe to."""
    return Newsletter.objects.filter(is_open=True)


class SubscribeForm(forms.Form):
    """Whoever wishes to receive letters. `courriel_bis` is seen by robots only."""

    email = forms.EmailField(
        label="Adresse électronique",
        help_text="Un message y part, pour confirmer que c’est bien vous.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    letters = LettersField(
        label="Lettres",
        queryset=Newsletter.objects.none(),
        error_messages={"required": "Choisissez au moins une lettre."},
    )
    courriel_bis = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what is open; the only letter is ticked."""
        super().__init__(*args, **kwargs)
        offered = list(open_letters())
        self.fields["letters"].queryset = open_letters()  # type: ignore[attr-defined]  # a choice field
        self.fields["letters"].initial = [offered[0].pk] if len(offered) == 1 else []

    @property
    def is_robot(self) -> bool:
        """Tell whether the field that nobody sees was filled."""
        return bool(self.cleaned_data.get("courriel_bis"))


class PreferencesForm(forms.Form):
    """The letters that an address receives."""

    is_filter = True  # ticking nothing is an answer: the field does not say that it is optional
    letters = LettersField(label="Je reçois", queryset=Newsletter.objects.none(), required=False)

    def __init__(self, address: str, data: Any = None) -> None:
        """Tick what is received today."""
        super().__init__(data)
        self.fields["letters"].queryset = open_letters()  # type: ignore[attr-defined]  # a choice field
        self.fields["letters"].initial = [letter.pk for letter, is_received in received_at(address) if is_received]


class NewAddressForm(forms.Form):
    """Where one wishes to receive them from now on."""

    new = forms.EmailField(
        label="Nouvelle adresse",
        help_text="Un message y part, pour confirmer que c’est bien la vôtre.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
