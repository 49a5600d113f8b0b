"""A list of subscribers, and by which right it is brought."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from faitiere.domains.newsletters.models import Newsletter
from faitiere.domains.newsletters.models.subscription import BASES

LARGEST = 2 * 2**20
PASTED = _("liste collée")


class ListForm(forms.Form):
    """For which letter, by which right, and the list: a file, or some lines."""

    newsletter = forms.ModelChoiceField(label=_("Lettre"), queryset=Newsletter.objects.all(), empty_label=None)
    basis = forms.ChoiceField(
        label=_("Base légale"),
        choices=BASES,
        help_text=_(
            "Consentement : ces personnes ont demandé la lettre. Intérêt légitime : des professionnels, à leur adresse "
            "de travail, en lien avec leurs fonctions ; chacun est prévenu aussitôt, et peut s’y opposer d’un clic."
        ),
    )
    source = forms.CharField(
        label=_("Origine"), max_length=200, help_text=_("Où ces adresses ont été recueillies : « salon de mai 2023 ».")
    )
    given_on = forms.DateField(label=_("Recueillies le"), widget=AdminDateInput)
    proof = forms.CharField(
        label=_("Mots acceptés"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Pour un consentement : la phrase du formulaire, telle que ces personnes l’ont lue."),
    )
    file = forms.FileField(
        label=_("Tableur (.xlsx ou .csv)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        help_text=_("Une colonne « Adresse électronique » ; « Nom » et « Prénom » si vous les avez."),
    )
    lines = forms.CharField(
        label=_("Ou quelques lignes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Une personne par ligne : adresse ; prénom et nom."),
    )

    def clean_file(self) -> Any:
        """Refuse what is too large to be a list of addresses."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("Ce fichier dépasse 2 Mo : ce n’est pas une simple liste d’adresses."))
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for a list."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not said.get("file") and not said.get("lines"):
            self.add_error("file", _("Déposez un fichier, ou collez quelques lignes."))
        return said

    def brought(self) -> tuple[str, bytes]:
        """Return the name and the content of the list."""
        if file := self.cleaned_data["file"]:
            return file.name, file.read()
        return str(PASTED), self.cleaned_data["lines"].encode()
