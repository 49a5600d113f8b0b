"""The letters that one address of the visitor receives."""

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


class LettersForm(forms.Form):
    """One form for each address: its place among the visitor’s tells which."""

    is_filter = True  # ticking nothing is an answer: the field does not say that it is optional
    letters = LettersField(label="Lettres reçues", queryset=Newsletter.objects.none(), required=False)

    def __init__(self, address: str, place: int, data: Any = None) -> None:
        """Tick what is received today."""
        super().__init__(data, prefix=f"adresse-{place}")
        self.address, self.place = address, place
        self.fields["letters"].queryset = Newsletter.objects.filter(is_open=True)  # type: ignore[attr-defined]
        self.fields["letters"].initial = [letter.pk for letter, is_received in received_at(address) if is_received]
