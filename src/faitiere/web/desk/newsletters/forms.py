"""Forms of the issues."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail.images.widgets import AdminImageChooser

from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsletters.choices import SectionKind, ShownTo
from faitiere.domains.newsletters.models import Issue, IssueItem, IssueSection, Newsletter, SectionTemplate
from faitiere.domains.newsletters.queries import composing
from faitiere.domains.newsletters.services.items import Wording
from faitiere.kernel import clock
from faitiere.web.desk.kit.fields import DayField, LinesField


class PrepareForm(forms.ModelForm[Issue]):
    """Which letter, of which day, on which plan."""

    newsletter = forms.ModelChoiceField(label=_("Lettre"), queryset=Newsletter.objects.all(), empty_label=None)
    dated_on = DayField(
        label=_("Date du numéro"),
        help_text=_("Les présidences citées et l’agenda seront ceux de ce jour."),
        initial=clock.today,
    )
    template = forms.ModelChoiceField(
        label=_("Sommaire"),
        queryset=SectionTemplate.objects.all(),
        required=False,
        empty_label=_("celui de la lettre"),
    )

    class Meta:
        model = Issue
        fields = ("newsletter", "dated_on", "template")


class HeadForm(forms.ModelForm[Issue]):
    """What is read before the issue is opened."""

    class Meta:
        model = Issue
        fields = ("title", "subject", "preheader")


class LinksField(LinesField):
    """Links, one a line: « Je m’inscris | https://… ». The label may be left out."""

    def to_python(self, value: Any) -> Any:
        """Return labels and addresses; an address that is none is named."""
        links = []
        for line in super().to_python(value):
            label, separator, url = (part.strip() for part in line.rpartition("|"))
            try:
                URLValidator(schemes=["http", "https"])(url)
            except ValidationError as error:
                message = _(
                    "« %(line)s » : écrivez le libellé, une barre |, puis une adresse qui commence par https://."
                )
                raise ValidationError(message, params={"line": line}, code="invalid") from error
            links.append({"label": label if separator else "", "url": url})
        return links

    def prepare_value(self, value: Any) -> Any:
        """Show one a line; what was typed is shown as it was typed."""
        if not isinstance(value, list):
            return value
        return "\n".join(f"{one.get('label', '')} | {one.get('url', '')}".removeprefix(" | ") for one in value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is typed with what is shown."""
        return bool((self.prepare_value(initial) or "") != (data or ""))


class WordingForm(forms.Form):
    """What an item says."""

    title = forms.CharField(label=_("Titre"), max_length=300, required=False)
    text = forms.CharField(label=_("Texte"), widget=forms.Textarea(attrs={"rows": 8}), required=False)
    links = LinksField(label=_("Liens"), help_text=_("Un par ligne : « Je m’inscris | https://… »."))
    president_line = forms.CharField(label=_("Présidence citée"), max_length=400, required=False)
    image = forms.ModelChoiceField(
        label=_("Image"), queryset=LibraryImage.objects.all(), widget=AdminImageChooser, required=False
    )
    image_alt = forms.CharField(
        label=_("Texte de remplacement de l’image"),
        max_length=300,
        required=False,
        help_text=_("Ce que montre l’image, pour qui ne la voit pas."),
    )
    is_reserved = forms.BooleanField(
        label=_("Réservé aux adhérents"),
        required=False,
        help_text=_("La mention est montrée à tout le monde, les liens aux seuls adhérents."),
    )
    shown_to = forms.ChoiceField(label=_("Montré à"), choices=ShownTo.choices, initial=ShownTo.ALL)

    def wording(self) -> Wording:
        """Return what was written, as the service takes it."""
        said = dict(self.cleaned_data)
        said.pop("version", None)
        return Wording(**said)


class RewriteForm(WordingForm):
    """The same for an item that stands, of which the version was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class DateForm(RewriteForm):
    """A date of the agenda."""

    heading = forms.CharField(label=_("Sous l’intertitre"), max_length=100, required=False)
    day = forms.CharField(label=_("Date imprimée"), max_length=60, required=False)
    president_line = None  # type: ignore[assignment]  # Django's way of leaving a field out
    image = None  # type: ignore[assignment]
    image_alt = None  # type: ignore[assignment]

    field_order = ("heading", "day", "title", "text", "links")


class PlaceForm(forms.Form):
    """Where an item goes."""

    section = forms.ModelChoiceField(label=_("Rubrique"), queryset=IssueSection.objects.none(), empty_label=None)
    before = forms.ModelChoiceField(
        label=_("Avant"), queryset=IssueItem.objects.none(), required=False, empty_label=_("à la fin de la rubrique")
    )

    def __init__(self, *args: Any, item: IssueItem, **kwargs: Any) -> None:
        """Offer the sections of the same kind, and their items."""
        super().__init__(*args, **kwargs)
        sections = IssueSection.objects.filter(issue=item.issue_id, kind=item.section.kind)
        others = composing.items_in_order(item.issue).filter(section__in=sections).exclude(pk=item.pk)
        self.fields["section"].queryset = sections  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["before"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Take the section of the item before which it goes."""
        data = super().clean() or {}
        if data.get("before"):
            data["section"] = data["before"].section
        return data


class TakeForm(forms.Form):
    """Which articles, events and minutes are taken."""

    sources = forms.MultipleChoiceField(
        label=_("À prendre"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez ce que vous voulez ajouter.")},
    )

    def __init__(self, *args: Any, section: IssueSection, **kwargs: Any) -> None:
        """Offer what came out lately and is not in the issue."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sources"]
        wants_dates = section.kind == SectionKind.AGENDA
        field.choices = [
            (label, [(f"{one.kind}:{one.pk}", one.said.title) for one in found])
            for label, found in composing.offered(section.issue, dates=wants_dates)
        ]
