"""Which issues of the archive to show."""

from typing import Any

from django import forms
from django.db.models import Q

from faitiere.domains.newsletters.models import Newsletter
from faitiere.domains.newsletters.queries import archive
from faitiere.kernel import clock


class ArchiveFilter(forms.Form):
    """Filters of the archive; what cannot be read is left out."""

    q = forms.CharField(
        required=False, max_length=100, label="Mots cherchés", widget=forms.TextInput({"type": "search"})
    )
    lettre = forms.ModelChoiceField(
        Newsletter.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label="Toutes les lettres",
        label="Lettre",
    )
    annee = forms.TypedChoiceField(coerce=int, empty_value=None, required=False, label="Année")

    is_filter = True  # every field may be left out: nothing needs to say so

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["lettre"].queryset = archive.letters(clock.now())  # type: ignore[attr-defined]
        self.fields["annee"].choices = [("", "Toutes"), *((year, year) for year in archive.years(clock.now()))]  # type: ignore[attr-defined]
        self.full_clean()

    @property
    def is_used(self) -> bool:
        """Tell whether anything is asked for."""
        return any(self.cleaned_data.values())

    @property
    def words(self) -> str:
        """Return the words searched."""
        return str(self.cleaned_data.get("q", ""))

    def condition(self) -> Q:
        """Return what the issues must be."""
        condition = archive.containing(self.words)
        if letter := self.cleaned_data.get("lettre"):
            condition &= Q(newsletter=letter)
        if year := self.cleaned_data.get("annee"):
            condition &= Q(dated_on__year=year)
        return condition
