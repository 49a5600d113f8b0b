"""Forms of the Personnes section."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from faitiere.domains.accounts.models import User
from faitiere.domains.people.choices import ContactKind, ContactPurpose, LegalBasis, OfficeKind
from faitiere.domains.people.models import Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.web.desk.kit.fields import DayField, LinesField, SourceForm
from faitiere.web.desk.people.choosers import organization_chooser, person_chooser
from faitiere.web.desk.territories.choosers import authority_chooser


class PersonForm(forms.ModelForm[Person]):
    """Who somebody is."""

    also_spelled = LinesField(
        label=_("Autres graphies"), help_text=_("Une par ligne ; on retrouve la personne par elles.")
    )

    class Meta:
        model = Person
        fields = ("civility", "first_name", "last_name", "also_spelled", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class OrganizationForm(forms.ModelForm[Organization]):
    """What an organisation is."""

    also_spelled = LinesField(label=_("Autres graphies"), help_text=_("Une par ligne."))

    class Meta:
        model = Organization
        fields = (
            "name",
            "acronym",
            "kind",
            "country",
            "parent",
            "also_spelled",
            "description",
            "website",
            "starts_on",
            "source",
        )
        field_classes = {"starts_on": DayField}
        widgets = {"parent": organization_chooser.widget_class, "description": forms.Textarea(attrs={"rows": 4})}


class OfficeForm(SourceForm):
    """An elected office, as a source states it."""

    authority = forms.ModelChoiceField(
        label=_("Collectivité"), queryset=Authority.objects.all(), widget=authority_chooser.widget_class
    )
    title = forms.CharField(
        label=_("Titre"), max_length=250, help_text=_("Tel qu’imprimé ; il sera accordé à la personne.")
    )
    kind = forms.ChoiceField(
        label=_("Rang"),
        choices=[("", _("à lire dans le titre")), *OfficeKind.choices],
        required=False,
    )
    portfolio = forms.CharField(label=_("Délégation"), max_length=250, required=False)
    starts_on = DayField(label=_("Début, s’il est connu"), required=False)

    field_order = ("authority", "title", "kind", "portfolio", "starts_on", "source", "seen", "page", "note")


class PositionForm(SourceForm):
    """A position in an organisation, as a source states it."""

    organization = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organization.objects.all(), widget=organization_chooser.widget_class
    )
    title = forms.CharField(label=_("Fonction"), max_length=250)
    starts_on = DayField(label=_("Début, s’il est connu"), required=False)

    field_order = ("organization", "title", "starts_on", "source", "seen", "page", "note")


class EndForm(forms.Form):
    """An end, and why."""

    on = DayField(label=_("N’est plus exercé à partir du"))
    reason = forms.CharField(label=_("Motif"), max_length=200, required=False)


class DayForm(forms.Form):
    """A day."""

    on = DayField(label=_("À partir du"))


class ContactForm(forms.Form):
    """An address, for one use, by one right."""

    kind = forms.ChoiceField(label=_("Moyen"), choices=ContactKind.choices)
    value = forms.CharField(label=_("Adresse ou numéro"), max_length=300)
    purpose = forms.ChoiceField(label=_("Finalité"), choices=ContactPurpose.choices)
    legal_basis = forms.ChoiceField(
        label=_("Base légale"),
        choices=LegalBasis.choices,
        help_text=_("Règlement général sur la protection des données, article 6."),
    )
    source = forms.CharField(label=_("Origine"), max_length=200, help_text=_("D’où vient cette adresse."))
    on = DayField(label=_("Recueillie le"))
    authority = forms.ModelChoiceField(
        label=_("Comme contact de la collectivité"),
        queryset=Authority.objects.all(),
        widget=authority_chooser.widget_class,
        required=False,
    )
    role = forms.CharField(label=_("Fonction du contact"), max_length=150, required=False)


class MergeForm(forms.Form):
    """The other row for the same person."""

    duplicate = forms.ModelChoiceField(
        label=_("Fiche en double"), queryset=Person.objects.all(), widget=person_chooser.widget_class
    )
    reason = forms.CharField(label=_("Motif"), max_length=250)


class EraseForm(forms.Form):
    """Why somebody is erased, and how far."""

    reason = forms.CharField(label=_("Motif"), max_length=250)
    name_too = forms.BooleanField(
        label=_("Effacer aussi le nom d’un·e élu·e (droit d’opposition reconnu, art. 21)"), required=False
    )


class AccountForm(forms.Form):
    """The login by which somebody enters."""

    email = forms.EmailField(label=_("Adresse du compte"), required=False, help_text=_("Vide : détacher le compte."))

    def clean_email(self) -> Any:
        """Return the login."""
        email = self.cleaned_data["email"]
        if not email:
            return None
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise forms.ValidationError(_("Aucun compte n’a cette adresse."))
        return user


class OrganizationMergeForm(forms.Form):
    """What replaces an organisation, and from when."""

    into = forms.ModelChoiceField(
        label=_("Remplacée par"), queryset=Organization.objects.all(), widget=organization_chooser.widget_class
    )
    on = DayField(label=_("À partir du"))
