"""Groups."""

from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.groups import queries
from faitiere.domains.groups.choices import GroupKind, GroupState
from faitiere.domains.groups.models import Group, GroupMember
from faitiere.domains.mandates.choices import Confirmation
from faitiere.domains.territories.models import Zone
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.groups import actions, deeds, forms
from faitiere.web.desk.groups.views import TONES, GroupRecord
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import Column, DayColumn, NumberColumn, RecordColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.mandates.views import TONES as STANDING_TONES


def _zones(_request: Any) -> QuerySet[Zone]:
    return Zone.objects.all()


class GroupFilterSet(WagtailFilterSet):
    """By nature, zone, state, presidency."""

    kind = django_filters.MultipleChoiceFilter(label=_("Nature"), choices=GroupKind.choices)
    zone = django_filters.ModelChoiceFilter(label=_("Zone"), queryset=_zones)
    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=GroupState.choices, method="filter_state")
    led = django_filters.ChoiceFilter(
        label=_("Présidence"), choices=[("no", _("vacante ou non connue"))], method="filter_led"
    )

    class Meta:
        model = Group
        fields: ClassVar[list[str]] = []

    def filter_state(self, queryset: QuerySet[Group], name: str, value: list[str]) -> QuerySet[Group]:
        """Keep the groups that stand so on the business date."""
        if not value:
            return queryset
        states = queries.states_on(Group.objects.all(), clock.today())
        return queryset.filter(pk__in=[pk for pk, state in states.items() if state.state in value])

    def filter_led(self, queryset: QuerySet[Group], name: str, value: str) -> QuerySet[Group]:
        """Keep the active groups that nobody leads."""
        return queryset.filter(pk__in=[card.group.pk for card in queries.vacant_presidencies(clock.today())])


class GroupIndex(DeskIndexView):
    """Groups, with who leads each on the business date."""

    show_other_searches = True
    search_fields = ("name", "short_name", "countries__name")
    intro = _("Groupes-pays, groupes thématiques, dynamiques et missions, avec leur présidence à ce jour.")
    select = ("zone", "body", "entrusted_to", "dynamic")
    prefetch = ("countries",)
    filterset_class = GroupFilterSet
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="short_name"),
        Column("zone", label=_("Zone"), sort_key="zone__order"),
        TagColumn("state", label=_("État"), accessor="state_said", key="state_key", tones=TONES),
        Column("president", label=_("Présidence")),
        TagColumn("standing", label=_("Certitude"), accessor="standing_said", key="standing_key", tones=STANDING_TONES),
    ]
    extra_columns: ClassVar = [
        Column("kind", label=_("Nature"), accessor="get_kind_display", sort_key="kind"),
        RecordColumn("authority", label=_("Au titre de"), accessor="led_for"),
        DayColumn("last_seen", label=_("Dernière mention")),
        Column("caveats", label=_("À savoir")),
        NumberColumn("member_count", label=_("Collectivités")),
        RecordColumn("dynamic", label=_("Dynamique")),
        RecordColumn("entrusted_to", label=_("Association partenaire")),
    ]

    def get_queryset(self) -> QuerySet[Group]:
        """Name a group once, however many of its countries match."""
        rows: QuerySet[Group] = super().get_queryset()
        return rows.distinct() if self.is_searching else rows

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Add the state, the presidency and the members on the business date: a constant number of queries."""
        on = clock.today()
        cards = {card.group.pk: card for card in queries.cards_on(on, rows)}
        counts = self._member_counts(rows, on)
        for group in rows:
            card = cards.get(group.pk)
            lead = card.standing if card else None
            group.state_key = card.state.state if card else ""
            group.state_said = card.state.state.label if card and card.state.state else _("pas encore créé")
            group.president = f"{lead.holder_name}, {lead.title}".strip(", ") if lead else ""
            group.standing_key = lead.confirmation if lead else ""
            group.standing_said = Confirmation(lead.confirmation).label if lead else ""
            group.led_for = lead.mandate.authority if lead and lead.mandate else None
            group.last_seen = lead.last_seen if lead else None
            group.caveats = " – ".join(lead.caveats) if lead else ""
            group.member_count = counts.get(group.pk, 0)
        return rows

    def _member_counts(self, rows: list[Group], on: date) -> dict[int, int]:
        members = GroupMember.objects.taking_part(on).filter(group__in=rows).order_by()
        return dict(members.values_list("group").annotate(Count("pk")))


class _Named:
    """Where a refused name is shown."""

    refusals: ClassVar[dict[type[BusinessError], str]] = deeds.NAME_REFUSALS


class GroupCreate(_Named, DeskCreateView):
    """A new group."""


class GroupEdit(_Named, DeskEditView):
    """A corrected group."""


class GroupViewSet(DeskViewSet):
    """Groupes."""

    name = "desk_group"
    url_prefix = "groupes"
    model = Group
    icon = "globe"
    menu_label = _("Groupes")
    export_filename = "groupes"
    ordering = (F("zone__order").asc(nulls_last=True), "short_name")
    form_class = forms.GroupForm
    edit_form_class = forms.GroupEditForm
    index_view_class = GroupIndex
    add_view_class = GroupCreate
    edit_view_class = GroupEdit
    inspect_view_class = GroupRecord
    rules: ClassVar = {"view": "groups.view", "add": "groups.create", "change": "groups.update"}
    actions: ClassVar = [actions.CreateGroup, actions.UpdateGroup]
    deeds: ClassVar = [deeds.JoinGroup, deeds.RecordStep, deeds.LeaveGroup, deeds.SetContacts, deeds.JudgeStep]
