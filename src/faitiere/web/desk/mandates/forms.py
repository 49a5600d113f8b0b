"""Forms of the Réseau section about bodies, seats and mandates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates.choices import Holding, ParityNature, SeatRole
from faitiere.domains.mandates.models import Body, Mandate
from faitiere.domains.people.models import Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.web.desk.kit.fields import DayField, PartialDateField, SourceForm
from faitiere.web.desk.mandates.choosers import body_chooser
from faitiere.web.desk.people.choosers import organization_chooser, person_chooser
from faitiere.web.desk.territories.choosers import authority_chooser


class BodyForm(forms.ModelForm[Body]):
    """What a body is."""

    class Meta:
        model = Body
        fields = (
            "name",
            "acronym",
            "kind",
            "organization",
            "parent",
            "description",
            "size",
            "term_years",
            "order",
            "starts_on",
            "ends_on",
            "source",
        )
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        widgets = {
            "organization": organization_chooser.widget_class,
            "parent": body_chooser.widget_class,
            "description": forms.Textarea(attrs={"rows": 4}),
        }


class SeatForm(forms.Form):
    """A place in a body."""

    role = forms.ChoiceField(label=_("Rôle"), choices=SeatRole.choices)
    label = forms.CharField(label=_("Libellé"), max_length=150, required=False)
    order = forms.IntegerField(label=_("Rang"), min_value=0, initial=0)
    term_years = forms.IntegerField(
        label=_("Durée du mandat (années)"), min_value=1, required=False, help_text=_("Vide : celle de l’instance.")
    )


class ParityForm(forms.Form):
    """How binding parity is, and since when."""

    nature = forms.ChoiceField(label=_("Parité"), choices=ParityNature.choices)
    since = DayField(label=_("Depuis le"))
    decided_by = forms.CharField(label=_("Décidée par"), max_length=200, help_text=_("Statuts, assemblée, conseil…"))
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class HolderFields(forms.Form):
    """Who holds a seat."""

    holding = forms.ChoiceField(label=_("Le siège est tenu par"), choices=Holding.choices)
    person = forms.ModelChoiceField(
        label=_("Personne"), queryset=Person.objects.all(), widget=person_chooser.widget_class, required=False
    )
    authority = forms.ModelChoiceField(
        label=_("Au titre de la collectivité"),
        queryset=Authority.objects.all(),
        widget=authority_chooser.widget_class,
        required=False,
    )
    organization = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organization.objects.all(),
        widget=organization_chooser.widget_class,
        required=False,
    )

    def clean(self) -> Any:
        """Ask for the holder that the answer speaks of."""
        data = super().clean() or self.cleaned_data
        wanted = {Holding.PERSON: "person", Holding.AUTHORITY: "authority", Holding.ORGANIZATION: "organization"}
        name = wanted.get(Holding(data["holding"])) if data.get("holding") else None
        if name and not data.get(name) and name not in self.errors:
            self.add_error(name, _("Indiquez qui tient ce siège."))
        return data


class StateForm(HolderFields, SourceForm):
    """A source says who holds a seat."""

    since = PartialDateField(
        label=_("Début, s’il est connu"), required=False, help_text=_("« 2020 », « octobre 2020 » ou « 13/10/2020 ».")
    )

    field_order = ("holding", "person", "authority", "organization", "since", "source", "seen", "page", "note")


class BeginForm(HolderFields):
    """A decision gives a seat to somebody."""

    on = DayField(label=_("À partir du"))
    decided_by = forms.CharField(
        label=_("Décision"), max_length=200, help_text=_("« Conseil d’administration du 28 novembre 2023 »")
    )


class RenewForm(forms.Form):
    """A decision renews a term."""

    on = DayField(label=_("Nouveau terme à partir du"))
    decided_by = forms.CharField(label=_("Décision"), max_length=200)


class EndForm(forms.Form):
    """A mandate ends."""

    on = DayField(label=_("N’est plus tenu à partir du"))
    reason = forms.CharField(label=_("Motif"), max_length=200)


class SubstituteForm(forms.Form):
    """Who stands in."""

    substitute = forms.ModelChoiceField(
        label=_("Suppléance"),
        queryset=Person.objects.all(),
        widget=person_chooser.widget_class,
        required=False,
        help_text=_("Vide : plus personne."),
    )


class JudgeForm(forms.Form):
    """Which of two statements is retained, and why."""

    against = forms.ModelChoiceField(label=_("Contre"), queryset=Mandate.objects.none(), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Motif"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, mandate: Mandate, **kwargs: Any) -> None:
        """Offer the other statements about the same seat."""
        super().__init__(*args, **kwargs)
        rivals = (
            Mandate.objects.told().filter(seat=mandate.seat_id).exclude(pk=mandate.pk).order_by("-holds_from", "pk")
        )
        field = self.fields["against"]
        field.queryset = rivals  # type: ignore[attr-defined]  # a ModelChoiceField
        field.label_from_instance = _rival  # type: ignore[attr-defined]  # a ModelChoiceField


def _rival(mandate: Mandate) -> str:
    return f"{mandate.holder_name} ({mandate.held_since})"


class PlanReportForm(forms.Form):
    """An account expected."""

    due_on = DayField(label=_("Attendu pour le"))
    body = forms.ModelChoiceField(
        label=_("Devant"), queryset=Body.objects.all(), widget=body_chooser.widget_class, required=False
    )


class GiveReportForm(forms.Form):
    """An account given."""

    on = DayField(label=_("Présenté le"))
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class SignedForm(forms.Form):
    """A signed copy that came back."""

    on = DayField(label=_("Signée le"))
    file = forms.FileField(label=_("Exemplaire signé (PDF)"))

    def clean_file(self) -> Any:
        """Take PDFs only, by what they are and not by their name."""
        file = self.cleaned_data["file"]
        head = file.read(5)
        file.seek(0)
        if head != b"%PDF-":
            raise forms.ValidationError(_("Ce fichier n’est pas un PDF."))
        return file
