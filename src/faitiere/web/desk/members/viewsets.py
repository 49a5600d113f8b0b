"""Memberships."""

from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.members.choices import ActKind, MembershipState
from faitiere.domains.members.models import Membership
from faitiere.domains.territories.choices import AuthorityKind
from faitiere.kernel import clock
from faitiere.web.desk.kit.editing import DeskCreateView
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.members import actions, deeds, forms

TONES = {
    MembershipState.ACTIVE: "good",
    MembershipState.REQUESTED: "warn",
    MembershipState.LAPSED: "quiet",
    MembershipState.RESIGNED: "quiet",
}


class MembershipFilterSet(WagtailFilterSet):
    """By state, day, nature of the authority, act."""

    today = django_filters.ChoiceFilter(
        label=_("À ce jour"), choices=[("yes", _("adhérentes")), ("no", _("non adhérentes"))], method="filter_today"
    )
    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=MembershipState.choices)
    kind = django_filters.MultipleChoiceFilter(
        label=_("Nature"), choices=AuthorityKind.choices, field_name="authority__kind"
    )
    act_kind = django_filters.MultipleChoiceFilter(label=_("Acte"), choices=ActKind.choices)

    class Meta:
        model = Membership
        fields: ClassVar[list[str]] = []

    def filter_today(self, queryset: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Keep what is in force on the business date, or the rest."""
        held = Membership.objects.in_force(clock.today())
        return queryset.filter(pk__in=held) if value == "yes" else queryset.exclude(pk__in=held)


class MembershipIndex(DeskIndexView):
    """Memberships, present and past."""

    search_fields = ("authority__name", "authority__insee_code", "act_number")
    intro = _("Les adhésions au réseau, avec l’acte qui les a décidées.")
    select = ("authority__departement", "authority__region", "act_file")
    filterset_class = MembershipFilterSet
    default_columns: ClassVar = [
        TitleColumn("authority", label=_("Collectivité"), accessor="authority.name", sort_key="authority__name"),
        Column("kind", label=_("Nature"), accessor="authority.get_kind_display", sort_key="authority__kind"),
        TagColumn("state", label=_("État"), accessor="get_state_display", key="state", tones=TONES, sort_key="state"),
        DayColumn("starts_on", label=_("Depuis"), sort_key="starts_on"),
        DayColumn("ends_on", label=_("Jusqu’au (exclu)"), sort_key="ends_on"),
    ]
    extra_columns: ClassVar = [
        RecordColumn("departement", label=_("Département"), accessor="authority.departement"),
        RecordColumn("region", label=_("Région"), accessor="authority.region"),
        Column("act_kind", label=_("Acte"), accessor="get_act_kind_display", sort_key="act_kind"),
        Column("act_number", label=_("Numéro de l’acte"), sort_key="act_number"),
        DayColumn("act_on", label=_("Date de l’acte"), sort_key="act_on"),
    ]


class MembershipCreate(DeskCreateView):
    """A membership opened from an authority's record starts with it."""

    def get_initial(self) -> dict[str, Any]:
        """Take the authority from the address."""
        return {"authority": self.request.GET.get("authority"), "starts_on": clock.today()}


class MembershipRecord(RecordView):
    """A membership."""

    is_dated = False

    def facts(self, target: Membership, on: date) -> list[tuple[Any, Cell]]:
        """Return its period and its act."""
        file = Cell(target.act_file.title, url=target.act_file.url) if target.act_file else Cell("")
        return [
            (_("Collectivité"), linked(target.authority)),
            (_("État"), Cell(target.get_state_display(), tone=TONES[MembershipState(target.state)])),
            (_("Début"), Cell(target.starts_on)),
            (_("Fin (exclue)"), Cell(target.ends_on)),
            (_("Acte"), Cell(target.get_act_kind_display(), note=target.act_number)),
            (_("Date de l’acte"), Cell(target.act_on)),
            (_("Fichier de l’acte"), file),
            (_("Note"), Cell(target.note)),
        ]


class MembershipViewSet(DeskViewSet):
    """Adhésions."""

    name = "desk_membership"
    url_prefix = "adhesions"
    model = Membership
    icon = "clipboard-list"
    menu_label = _("Adhésions")
    menu_order = 300
    add_to_admin_menu = True
    export_filename = "adhesions"
    ordering = "authority__name"
    form_class = forms.MembershipForm
    index_view_class = MembershipIndex
    add_view_class = MembershipCreate
    inspect_view_class = MembershipRecord
    rules: ClassVar = {"view": "memberships.view", "add": "memberships.open"}
    actions: ClassVar = [actions.OpenMembership]
    bulk_deeds: ClassVar = [deeds.EndMembership]
    deeds: ClassVar = [deeds.AcceptRequest, deeds.RefuseRequest, deeds.EndMembership]
