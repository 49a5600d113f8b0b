"""Naming one's authority among forty thousand: suggestions while typing, a short choice when several match."""

from datetime import date
from typing import Any

from django import forms

from faitiere.domains.territories.models import Authority
from faitiere.domains.territories.queries import search
from faitiere.kernel.words import plain

SUGGESTED = 8


def named(authority: Authority) -> str:
    """Name an authority so that it is told from its namesakes: « Valmont-sur-Loire (commune, Maine-et-Loire) »."""
    around = authority.departement or authority.country
    within = f", {around.name}" if around and around.pk != authority.pk else ""
    return f"{authority.name} ({authority.get_kind_display()}{within})"


def suggestions(text: str, on: date) -> list[Authority]:
    """Return what a text may mean on a day; nothing before two letters."""
    return search(text, limit=SUGGESTED, on=on) if len(text.strip()) > 1 else []


class AuthorityMixin(forms.Form):
    """A text that names an authority; several that match are offered as a choice, and nothing typed is lost."""

    town = forms.CharField(
        label="Votre collectivité",
        required=False,
        max_length=250,
        help_text="Son nom, « Valmont-sur-Loire », ou son code postal.",
        widget=forms.TextInput(attrs={"list": "collectivites-proposees", "autocomplete": "off"}),
    )
    which_town = forms.ChoiceField(label="Laquelle ?", required=False, widget=forms.RadioSelect)
    on: date

    def offer(self) -> None:
        """Offer the choice among namesakes only when what was typed calls for it."""
        found = suggestions(self.data.get("town", ""), self.on) if self.is_bound else []
        self.offered = {str(one.pk): one for one in found}
        if len(found) < 2 or self._named(found, self.data.get("town", "")):
            del self.fields["which_town"]
        else:
            self.fields["which_town"].choices = [(key, named(one)) for key, one in self.offered.items()]  # type: ignore[attr-defined]  # a ChoiceField

    def authority(self) -> Authority | None:
        """Return the authority named, None when nothing was typed; the form has refused anything else."""
        text, key = self.cleaned_data.get("town", ""), self.cleaned_data.get("which_town", "")
        return self.offered.get(key) or self._named(list(self.offered.values()), text)

    def clean(self) -> dict[str, Any]:
        """Refuse a name that is none, or several's."""
        text = self.cleaned_data.get("town", "")
        if text and not self.offered:
            self.add_error("town", "Aucune collectivité ne porte ce nom. Vérifiez-le, ou essayez son code postal.")
        elif text and "town" not in self.errors and self.authority() is None:
            self.add_error("which_town", "Plusieurs collectivités portent ce nom : choisissez la vôtre.")
        return self.cleaned_data

    @staticmethod
    def _named(found: list[Authority], text: str) -> Authority | None:
        """Return the one that a text names: the suggestion itself, the only match, or the only one of that name."""
        exact = [one for one in found if named(one) == text.strip()]
        same = [one for one in found if plain(one.name) == plain(text)]
        for candidates in (exact, found, same):
            if len(candidates) == 1:
                return candidates[0]
        return None
