"""People, organisations, addresses."""

from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.people import queries
from faitiere.domains.people.models import ContactPoint, Organization, Person
from faitiere.kernel import clock
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.people import actions, deeds, forms
from faitiere.web.desk.people.filters import ContactFilterSet, OrganizationFilterSet, PersonFilterSet
from faitiere.web.desk.people.views import OrganizationRecord, PersonRecord


class PersonIndex(DeskIndexView):
    """People, by the office that they are best known for."""

    show_other_searches = True
    search = staticmethod(queries.search)
    intro = _(
        "Élues, élus, agents et partenaires. Cherchez par le nom ou une autre graphie, accents et ordre indifférents."
    )
    select = ("user",)
    filterset_class = PersonFilterSet
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), accessor=str, sort_key="last_name"),
        Column("title", label=_("Qualité"), accessor="main_title"),
        RecordColumn("authority", label=_("Collectivité"), accessor="main_authority"),
        DayColumn("last_seen", label=_("Dernière mention"), accessor="main_seen"),
    ]
    extra_columns: ClassVar = [
        Column("civility", label=_("Civilité"), accessor="get_civility_display", sort_key="civility"),
        Column("last_name", label=_("Nom de famille"), sort_key="last_name"),
        Column("first_name", label=_("Prénom"), sort_key="first_name"),
        Column("email", label=_("Compte"), accessor="user.email"),
        DayColumn("erased_at", label=_("Effacée le"), sort_key="erased_at"),
    ]

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Add the office by which each is best known: one query."""
        held = queries.held_offices([person.pk for person in rows], self.on())
        for person in rows:
            main = min(held.get(person.pk, []), key=lambda office: office.rank, default=None)
            person.main_title = main.title if main else ""
            person.main_authority = main.office.authority if main else None
            person.main_seen = main.last_seen if main else None
        return rows

    def on(self) -> date:
        """Return the business date."""
        return clock.today()


class PersonViewSet(DeskViewSet):
    """Personnes."""

    name = "desk_person"
    url_prefix = "personnes"
    model = Person
    icon = "user"
    menu_label = _("Personnes")
    export_filename = "personnes"
    ordering = "last_name"
    form_class = forms.PersonForm
    index_view_class = PersonIndex
    inspect_view_class = PersonRecord
    rules: ClassVar = {"view": "people.view", "add": "persons.create", "change": "persons.update"}
    actions: ClassVar = [actions.CreatePerson, actions.UpdatePerson]
    deeds: ClassVar = [
        deeds.StateOffice,
        deeds.StatePosition,
        deeds.AddContact,
        deeds.LinkAccount,
        deeds.MergePerson,
        deeds.ErasePerson,
        deeds.EndOffice,
        deeds.EndPosition,
        deeds.RetireContact,
        deeds.UnmergePerson,
    ]


class OrganizationIndex(DeskIndexView):
    """Partner organisations."""

    search = staticmethod(queries.search_organizations)
    intro = _("Ministères, agences, réseaux, associations de collectivités d’autres pays, ONG.")
    select = ("country", "parent", "successor")
    filterset_class = OrganizationFilterSet
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        Column("acronym", label=_("Sigle"), sort_key="acronym"),
        Column("kind", label=_("Nature"), accessor="get_kind_display", sort_key="kind"),
        Column("country", label=_("Pays"), sort_key="country__name"),
    ]
    extra_columns: ClassVar = [
        RecordColumn("parent", label=_("Rattachée à")),
        Column("website", label=_("Site")),
        DayColumn("ends_on", label=_("Disparue le"), sort_key="ends_on"),
        RecordColumn("successor", label=_("Remplacée par")),
    ]


class OrganizationViewSet(DeskViewSet):
    """Organisations."""

    name = "desk_organization"
    url_prefix = "organisations"
    model = Organization
    icon = "group"
    menu_label = _("Organisations")
    export_filename = "organisations"
    ordering = "name"
    form_class = forms.OrganizationForm
    index_view_class = OrganizationIndex
    inspect_view_class = OrganizationRecord
    rules: ClassVar = {"view": "people.view", "add": "organizations.create", "change": "organizations.update"}
    actions: ClassVar = [actions.CreateOrganization, actions.UpdateOrganization]
    deeds: ClassVar = [deeds.MergeOrganization]


class ContactIndex(DeskIndexView):
    """Addresses, each with its purpose and legal basis."""

    search_fields = ("value", "person__last_name", "authority__name", "organization__name")
    intro = _("Chaque adresse sert une finalité, sur une base légale. Une adresse retirée n’est plus jamais utilisée.")
    select = ("person", "authority", "organization")
    filterset_class = ContactFilterSet
    default_columns: ClassVar = [
        TitleColumn("value", label=_("Adresse"), sort_key="value"),
        RecordColumn("person", label=_("Personne")),
        RecordColumn("authority", label=_("Collectivité")),
        Column("purpose", label=_("Finalité"), accessor="get_purpose_display", sort_key="purpose"),
        Column("legal_basis", label=_("Base légale"), accessor="get_legal_basis_display", sort_key="legal_basis"),
    ]
    extra_columns: ClassVar = [
        RecordColumn("organization", label=_("Organisation")),
        Column("role", label=_("Fonction")),
        Column("kind", label=_("Moyen"), accessor="get_kind_display", sort_key="kind"),
        DayColumn("collected_on", label=_("Recueillie le"), sort_key="collected_on"),
        Column("source", label=_("Origine")),
        DayColumn("ends_on", label=_("Retirée le"), sort_key="ends_on"),
    ]

    def get_row_url(self, instance: ContactPoint) -> str | None:  # type: ignore[override]  # a contact has an owner
        """Lead to whoever has the address."""
        return record_url(instance.person or instance.organization or instance.authority)


class ContactViewSet(DeskViewSet):
    """Contacts."""

    name = "desk_contactpoint"
    url_prefix = "contacts"
    model = ContactPoint
    icon = "mail"
    menu_label = _("Contacts")
    export_filename = "contacts"
    ordering = "value"
    inspect_view_enabled = False
    index_view_class = ContactIndex
    rules: ClassVar = {"view": "people.view"}
    bulk_deeds: ClassVar = [deeds.RetireContact]
