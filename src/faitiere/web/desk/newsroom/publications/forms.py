"""Forms of the publications and of their files."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.images.widgets import AdminImageChooser

from faitiere.domains.newsroom.choices import FileLanguage, PublicationState, Readability
from faitiere.domains.newsroom.models import Publication
from faitiere.domains.newsroom.services.files import BEGINNINGS, FileDraft
from faitiere.web.desk.people.choosers import organization_chooser
from faitiere.web.desk.territories.choosers import authority_chooser


class PublicationForm(forms.ModelForm[Publication]):
    """What a publication is."""

    class Meta:
        model = Publication
        fields = (
            "title",
            "subtitle",
            "kind",
            "description",
            "edition",
            "year",
            "period",
            "replaces",
            "access",
            "cover",
            "cover_alt",
            "publisher",
            "publisher_authority",
            "partners",
            "groups",
            "countries",
            "topics",
            "outside_url",
            "outside_label",
            "source",
        )
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "cover": AdminImageChooser,
            "publisher": organization_chooser.widget_class,
            "publisher_authority": authority_chooser.widget_class,
            "partners": forms.SelectMultiple(attrs={"size": 8}),
            "groups": forms.SelectMultiple(attrs={"size": 8}),
            "countries": forms.SelectMultiple(attrs={"size": 8}),
            "topics": forms.SelectMultiple(attrs={"size": 8}),
        }


class TurnForm(forms.Form):
    """Where a publication stands from now on."""

    state = forms.ChoiceField(label=_("État"), choices=PublicationState.choices, widget=forms.RadioSelect)


class DescribeForm(forms.Form):
    """What a reader is told of a file before opening it."""

    label = forms.CharField(
        label=_("Libellé"), required=False, max_length=120, help_text=_("« Synthèse » ; vide s’il est seul.")
    )
    language = forms.ChoiceField(label=_("Langue"), choices=FileLanguage.choices)
    readability = forms.ChoiceField(label=_("Accessibilité"), choices=Readability.choices, initial=Readability.UNKNOWN)
    readability_note = forms.CharField(
        label=_("Précision sur l’accessibilité"),
        required=False,
        max_length=250,
        help_text=_("Ce qui manque, ou à qui demander une autre version : le lecteur le voit avant d’ouvrir."),
    )
    order = forms.IntegerField(label=_("Ordre"), min_value=0, initial=0)


class AddFileForm(DescribeForm):
    """A file, and what a reader is told of it."""

    file = forms.FileField(
        label=_("Fichier"),
        help_text=_("PDF, EPUB ou document bureautique, 80 Mo au plus."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in BEGINNINGS)}),
    )
    field_order = ("file",)


def described(data: Mapping[str, Any]) -> FileDraft:
    """Return what is said of a file."""
    return FileDraft(**{field.name: data[field.name] for field in fields(FileDraft)})
