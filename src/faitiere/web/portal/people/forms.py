"""What one types to correct a record, or to be erased."""

from typing import Any

from django import forms

from faitiere.domains.people.choices import Civility, ContactKind, ContactPurpose, CorrectionKind
from faitiere.domains.people.models import ContactPoint, Office, Person
from faitiere.domains.people.queries import contacts_of
from faitiere.domains.people.services.corrections import CorrectionDraft
from faitiere.domains.territories.models import Authority
from faitiere.kernel import clock

FIELDS = {
    "address": "adresse",
    "postal_code": "code postal",
    "post_office": "bureau distributeur",
    "website": "site",
    "siren": "SIREN",
    "population": "population",
}
_DAY = {"type": "date"}


class ErasureForm(forms.Form):
    """A confirmation, and a word if one wishes."""

    reason = forms.CharField(label="Votre message", required=False, max_length=1000, widget=forms.Textarea)
    confirmed = forms.BooleanField(label="J’ai lu ce qui sera effacé et ce qui sera conservé.")


class ProposalForm(forms.Form):
    """A proposal about an authority. Each kind says what it holds in `facts`."""

    kind: CorrectionKind

    def __init__(self, *args: Any, authority: Authority, **about: Any) -> None:
        """Keep what the proposal is about."""
        super().__init__(*args)
        self.authority, self.about = authority, about
        self.fields["comment"] = forms.CharField(
            label="Un mot pour l’équipe", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
        )

    def facts(self) -> dict[str, Any]:
        """Return what this kind of proposal says."""
        return {}

    def draft(self) -> CorrectionDraft:
        """Return the proposal as the service takes it."""
        said = {"comment": self.cleaned_data["comment"], **self.facts()}
        return CorrectionDraft(authority=self.authority, kind=self.kind, **said)


class FieldForm(ProposalForm):
    """The right value of a field."""

    kind = CorrectionKind.AUTHORITY_FIELD
    value = forms.CharField(label="Valeur exacte", max_length=300)

    def __init__(self, *args: Any, **about: Any) -> None:
        """Show the present value."""
        super().__init__(*args, **about)
        present = getattr(self.authority, self.about["field"])
        self.fields["value"].initial = "" if present is None else present
        if self.about["field"] == "address":
            self.fields["value"].widget = forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"})
        if self.about["field"] == "website":
            self.fields["value"].help_text = "En entier : https://www.ville.fr"

    def facts(self) -> dict[str, Any]:
        """Name the field."""
        return {"field": self.about["field"], "new_value": self.cleaned_data["value"]}


class OfficeEndedForm(ProposalForm):
    """The day an office ended."""

    kind = CorrectionKind.OFFICE_ENDED
    ended_on = forms.DateField(
        label="Date de fin", help_text="Le premier jour sans ce mandat.", widget=forms.DateInput(_DAY, "%Y-%m-%d")
    )

    def facts(self) -> dict[str, Any]:
        """Name the office."""
        office: Office = self.about["office"]
        return {"office": office, "details": {"ended_on": self.cleaned_data["ended_on"].isoformat()}}


class OfficeAddedForm(ProposalForm):
    """Somebody and their office."""

    kind = CorrectionKind.OFFICE_ADDED
    civility = forms.ChoiceField(label="Civilité", choices=Civility.choices, widget=forms.RadioSelect)
    first_name = forms.CharField(label="Prénom", max_length=100)
    last_name = forms.CharField(label="Nom", max_length=100)
    title = forms.CharField(
        label="Titre", max_length=250, help_text="En entier : « Adjointe au maire déléguée à l’international »."
    )
    starts_on = forms.DateField(label="Depuis le", required=False, widget=forms.DateInput(_DAY, "%Y-%m-%d"))

    def facts(self) -> dict[str, Any]:
        """Name the person, known or not, and the office."""
        data = self.cleaned_data
        details = {name: data[name] for name in ("civility", "first_name", "last_name", "title")}
        details["starts_on"] = data["starts_on"].isoformat() if data["starts_on"] else ""
        known = Person.objects.current().filter(
            offices__authority=self.authority,
            first_name__iexact=data["first_name"],
            last_name__iexact=data["last_name"],
        )
        return {"person": known.first(), "details": details}


class ContactAddedForm(ProposalForm):
    """An address, whose, and for what."""

    kind = CorrectionKind.CONTACT
    person = forms.ModelChoiceField(
        Person.objects.none(), label="De qui ?", required=False, empty_label="De la collectivité elle-même"
    )
    means = forms.ChoiceField(label="Moyen", choices=ContactKind.choices)
    value = forms.CharField(label="Adresse ou numéro", max_length=300)
    role = forms.CharField(label="Fonction", required=False, max_length=150)
    purpose = forms.ChoiceField(
        label="Pour quoi ?",
        choices=[(one.value, one.label) for one in (ContactPurpose.MEMBERSHIP, ContactPurpose.MANDATE)],
        help_text="Les collectivités adhérentes de vos groupes verront cette adresse.",
    )

    def __init__(self, *args: Any, **about: Any) -> None:
        """Offer the people of the authority."""
        super().__init__(*args, **about)
        on = clock.today()
        reached = contacts_of(self.authority, on).values("person")
        people = Person.objects.current()
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = people.filter(pk__in=reached) | people.filter(offices__authority=self.authority)
        field.queryset = field.queryset.distinct()

    def facts(self) -> dict[str, Any]:
        """Name the address."""
        data = self.cleaned_data
        details = {
            "action": "add",
            "kind": data["means"],
            **{name: data[name] for name in ("value", "purpose", "role")},
        }
        return {"person": data["person"], "details": details}


class ContactRetiredForm(ProposalForm):
    """An address that is no longer right."""

    kind = CorrectionKind.CONTACT

    def facts(self) -> dict[str, Any]:
        """Name the address by its key: its value is not copied."""
        contact: ContactPoint = self.about["contact"]
        return {"person": contact.person, "details": {"action": "retire", "contact": contact.pk}}


class OtherForm(ProposalForm):
    """Anything else."""

    kind = CorrectionKind.OTHER

    def __init__(self, *args: Any, **about: Any) -> None:
        """Ask for the message, which is all there is."""
        super().__init__(*args, **about)
        self.fields["comment"].required = True
        self.fields["comment"].label = "Ce qui est à corriger"
