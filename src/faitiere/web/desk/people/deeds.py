"""What staff do to a person, an office, an address, an organisation."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from faitiere.domains.people.models import ContactPoint, Office, Organization, Person, PersonMerge, Position
from faitiere.domains.people.services import contacts, offices, organizations, persons, positions
from faitiere.kernel import clock
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.fields import only, source_of
from faitiere.web.desk.people import forms


class StateOffice(Deed):
    """A source gives the person an elected office."""

    model = Person
    slug = "mandat-electif"
    rule = "offices.state"
    label = _("Constater un mandat électif")
    icon = "plus"
    form_class = forms.OfficeForm
    refusals = {offices.TitleMissing: "title", offices.OfficeEndsBeforeStart: "starts_on"}

    def perform(self, target: Person, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        told = only(data, "authority", "title", "kind", "portfolio", "starts_on")
        return offices.state(offices.OfficeStatement(person=target, **told), source_of(data), by=self.actor)


class StatePosition(Deed):
    """A source gives the person a position in an organisation."""

    model = Person
    slug = "fonction"
    rule = "positions.state"
    label = _("Constater une fonction")
    icon = "plus"
    form_class = forms.PositionForm

    def perform(self, target: Person, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        told = only(data, "organization", "title", "starts_on")
        return positions.state(positions.PositionStatement(person=target, **told), source_of(data), by=self.actor)


class AddContact(Deed):
    """An address of the person."""

    model = Person
    slug = "contact"
    rule = "contacts.add"
    label = _("Ajouter un contact")
    icon = "mail"
    form_class = forms.ContactForm
    refusals = {contacts.ContactInvalid: "value"}

    def get_initial(self) -> dict[str, Any]:
        """Offer the business date."""
        return {"on": clock.today()}

    def perform(self, target: Person, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        told = only(data, "kind", "value", "purpose", "legal_basis", "source", "authority", "role")
        return contacts.add(contacts.ContactDraft(person=target, **told), on=data["on"], by=self.actor)


class LinkAccount(Deed):
    """The login by which the person enters."""

    model = Person
    slug = "compte"
    rule = "persons.update"
    label = _("Rattacher un compte")
    icon = "key"
    form_class = forms.AccountForm
    refusals = {persons.AccountTaken: "email"}

    def get_initial(self) -> dict[str, Any]:
        """Show the login that is known."""
        return {"email": self.target.user.email if self.target.user else ""}

    def perform(self, target: Person, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return persons.link_account(target, data["email"], by=self.actor)


class MergePerson(Deed):
    """A second row for the same person joins this one."""

    model = Person
    slug = "fusionner"
    rule = "persons.merge"
    label = _("Fusionner un doublon")
    icon = "resubmit"
    explanation = _(
        "Tout ce qui renvoie à la fiche en double viendra sur celle-ci : mandats, fonctions, contacts, courriers. "
        "La fusion peut être défaite."
    )
    submit_label = _("Fusionner")
    form_class = forms.MergeForm

    def perform(self, target: Person, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return persons.merge(target, data["duplicate"], reason=data["reason"], by=self.actor, now=clock.now())


class UnmergePerson(Deed):
    """Two rows that were joined by mistake part again."""

    model = PersonMerge
    slug = "defaire-fusion"
    rule = "persons.merge"
    label = _("Défaire la fusion")
    explanation = _("Ce qui avait été déplacé revient à la fiche d’origine, sauf ce qui a encore bougé depuis.")
    submit_label = _("Défaire la fusion")
    done = _("La fusion est défaite.")

    def owner(self) -> Model:
        """Return the row that was kept."""
        return self.target.kept  # type: ignore[no-any-return]

    def perform(self, target: PersonMerge, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return persons.unmerge(target, by=self.actor, now=clock.now())


class ErasePerson(Deed):
    """The person asked to be forgotten."""

    model = Person
    slug = "effacer"
    rule = "persons.erase"
    label = _("Effacer la personne")
    icon = "bin"
    is_grave = True
    explanation = _(
        "Ses adresses, ses autres graphies, les notes et son compte disparaissent pour de bon. Le nom d’une personne "
        "élue reste à côté de ses mandats publics, sauf opposition reconnue. Cela ne peut pas être défait."
    )
    submit_label = _("Effacer définitivement")
    done = _("Les données de cette personne sont effacées.")
    form_class = forms.EraseForm

    @classmethod
    def is_offered(cls, target: Person) -> bool:
        """Offer it once."""
        return target.erased_at is None

    def perform(self, target: Person, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return persons.erase(target, reason=data["reason"], name_too=data["name_too"], by=self.actor, now=clock.now())


class EndOffice(Deed):
    """An elected office ends."""

    model = Office
    slug = "terminer-mandat-electif"
    rule = "offices.end"
    label = _("Terminer le mandat électif")
    explanation = _("Les mandats du réseau qui reposent sur lui seront signalés à l’équipe.")
    form_class = forms.EndForm
    refusals = {offices.OfficeAlreadyEnded: "on", offices.OfficeEndsBeforeStart: "on"}

    def owner(self) -> Model:
        """Return the person."""
        return self.target.person  # type: ignore[no-any-return]

    def perform(self, target: Office, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return offices.end(target, on=data["on"], reason=data["reason"], by=self.actor)


class EndPosition(Deed):
    """A position ends."""

    model = Position
    slug = "terminer-fonction"
    rule = "positions.end"
    label = _("Terminer la fonction")
    form_class = forms.DayForm
    refusals = {positions.PositionEndsBeforeStart: "on"}

    def owner(self) -> Model:
        """Return the person."""
        return self.target.person  # type: ignore[no-any-return]

    def perform(self, target: Position, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return positions.end(target, on=data["on"], by=self.actor)


class RetireContact(Deed):
    """An address is no longer used."""

    model = ContactPoint
    slug = "retirer-contact"
    rule = "contacts.retire"
    label = _("Ne plus utiliser cette adresse")
    form_class = forms.DayForm
    refusals = {contacts.ContactAlreadyRetired: "on"}

    def get_initial(self) -> dict[str, Any]:
        """Offer the business date."""
        return {"on": clock.today()}

    def owner(self) -> Model:
        """Return the person, or whoever has the address."""
        owner: Model = self.target.person or self.target.organization or self.target.authority
        return owner

    def perform(self, target: ContactPoint, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return contacts.retire(target, on=data["on"], by=self.actor)


class MergeOrganization(Deed):
    """Another organisation replaces this one."""

    model = Organization
    slug = "remplacer"
    rule = "organizations.merge"
    label = _("Remplacée par une autre")
    icon = "resubmit"
    explanation = _("La fiche reste, avec sa fin ; ce qui fut signé avec elle reste à son nom.")
    form_class = forms.OrganizationMergeForm
    refusals = {organizations.MergedIntoItself: "into", organizations.OrganizationAlreadyGone: "on"}

    @classmethod
    def is_offered(cls, target: Organization) -> bool:
        """Offer it as long as the organisation stands."""
        return target.ends_on is None

    def perform(self, target: Organization, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return organizations.merge([target], into=data["into"], on=data["on"], by=self.actor)
