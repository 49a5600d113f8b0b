"""Authorities, countries and zones."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.territories import queries
from faitiere.domains.territories.models import Authority, Country, Zone
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import Column, DayColumn, NumberColumn, RecordColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.territories import actions, deeds, forms
from faitiere.web.desk.territories.filters import AuthorityFilterSet
from faitiere.web.desk.territories.views import AuthorityRecord, CountryRecord, ZoneRecord


class AuthorityIndex(DeskIndexView):
    """All authorities of the register and abroad."""

    show_other_searches = True
    is_long = True
    search = staticmethod(queries.search)
    intro = _(
        "Toutes les collectivités françaises du registre national et les collectivités étrangères. "
        "Cherchez par nom, code INSEE ou code postal : « st priest », « 69123 »."
    )
    select = ("departement", "region", "epci", "country")
    filterset_class = AuthorityFilterSet
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        Column("kind", label=_("Nature"), accessor="get_kind_display", sort_key="kind"),
        RecordColumn("departement", label=_("Département")),
        RecordColumn("epci", label=_("Intercommunalité")),
        NumberColumn("population", label=_("Population"), sort_key="population"),
    ]
    extra_columns: ClassVar = [
        Column("insee_code", label=_("Code INSEE"), sort_key="insee_code"),
        Column("siren", label=_("SIREN"), sort_key="siren"),
        RecordColumn("region", label=_("Région")),
        Column("country", label=_("Pays"), sort_key="country__name"),
        Column("postal_code", label=_("Code postal"), sort_key="postal_code"),
        Column("website", label=_("Site")),
        DayColumn("ends_on", label=_("Disparue le"), sort_key="ends_on"),
        Column("vintage", label=_("Millésime"), sort_key="vintage"),
    ]


class AuthorityViewSet(DeskViewSet):
    """The list and the records of authorities. French ones come from the register; foreign ones are typed here."""

    name = "desk_authority"
    url_prefix = "collectivites"
    model = Authority
    icon = "site"
    menu_label = _("Collectivités")
    export_filename = "collectivites"
    ordering = "name"
    index_view_class = AuthorityIndex
    inspect_view_class = AuthorityRecord
    form_class = forms.ForeignForm
    edit_form_class = forms.CorrectionForm
    rules: ClassVar = {
        "view": "authorities.view",
        "add": "authorities.create_foreign",
        "change": "authorities.correct",
    }
    actions: ClassVar = [actions.CreateAuthority, actions.CorrectAuthority]
    deeds: ClassVar = [deeds.AddName, deeds.MergeAuthority]


class CountryIndex(DeskIndexView):
    """Countries and their grammar."""

    search_fields = ("name", "code", "name_en")
    intro = _("Les pays, leur zone et les formes dont les courriers ont besoin : « au Sénégal », « du Sénégal ».")
    select = ("zone",)
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        Column("zone", label=_("Zone"), sort_key="zone__order"),
        Column("locative", label=_("Lieu")),
        Column("genitive", label=_("Complément")),
    ]
    extra_columns: ClassVar = [
        Column("code", label=_("Code ISO"), sort_key="code"),
        Column("adjective", label=_("Adjectif")),
        Column("name_en", label=_("Nom anglais")),
    ]


class CountryViewSet(DeskViewSet):
    """The list and the records of countries."""

    name = "desk_country"
    url_prefix = "pays"
    model = Country
    icon = "globe"
    menu_label = _("Pays")
    export_filename = "pays"
    ordering = "name"
    list_filter = ("zone",)
    index_view_class = CountryIndex
    inspect_view_class = CountryRecord
    rules: ClassVar = {"view": "authorities.view"}
    deeds: ClassVar = [deeds.AssignZone]


class ZoneIndex(DeskIndexView):
    """Zones."""

    search_fields = ("name",)
    intro = _("Les parties du monde telles que le réseau les découpe.")
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        NumberColumn("order", label=_("Ordre"), sort_key="order"),
    ]


class ZoneViewSet(DeskViewSet):
    """The list of zones."""

    name = "desk_zone"
    url_prefix = "zones"
    model = Zone
    icon = "globe"
    menu_label = _("Zones")
    export_filename = "zones"
    ordering = "order"
    index_view_class = ZoneIndex
    inspect_view_class = ZoneRecord
    form_class = forms.ZoneForm
    edit_form_class = forms.ZoneNameForm
    rules: ClassVar = {"view": "authorities.view", "add": "zones.create", "change": "zones.rename"}
    actions: ClassVar = [actions.CreateZone, actions.RenameZone]
