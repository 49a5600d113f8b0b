"""The list of events."""

from typing import Any, ClassVar

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.events.choices import EventAudience, EventKind, EventState
from faitiere.domains.events.models import Event, Series
from faitiere.domains.events.queries.life.agenda import DATED, midnight
from faitiere.domains.events.services.changes import OVER
from faitiere.domains.groups.models import Group
from faitiere.kernel import clock
from faitiere.web.desk.events.words import TONES, places_said, state_said
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TagColumn, TitleColumn

FIRST_YEAR = 2010
TIMES = [("coming", _("à venir")), ("undated", _("sans date")), ("past", _("passés ou clos")), ("all", _("tous"))]


def _groups(_request: Any) -> QuerySet[Group]:
    return Group.objects.filter(events__isnull=False).distinct().order_by("short_name", "pk")


def _series(_request: Any) -> QuerySet[Series]:
    return Series.objects.all()


def _staff(_request: Any) -> QuerySet[Any]:
    return get_user_model()._default_manager.filter(is_staff=True, is_active=True).order_by("name", "pk")


def _years() -> list[tuple[int, str]]:
    return [(year, str(year)) for year in range(clock.today().year + 2, FIRST_YEAR, -1)]


class EventFilterSet(WagtailFilterSet):
    """By what is to come, state, kind, group, series, year, audience, who follows it."""

    time = django_filters.ChoiceFilter(
        label=_("Quand"),
        choices=TIMES,
        method="filter_time",
    )
    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=EventState.choices)
    kind = django_filters.MultipleChoiceFilter(label=_("Nature"), choices=EventKind.choices)
    group = django_filters.ModelChoiceFilter(label=_("Groupe"), queryset=_groups)
    series = django_filters.ModelChoiceFilter(label=_("Série"), queryset=_series)
    year = django_filters.ChoiceFilter(label=_("Année"), choices=_years, field_name="starts_at", lookup_expr="year")
    audience = django_filters.MultipleChoiceFilter(label=_("Pour qui"), choices=EventAudience.choices)
    owner = django_filters.ModelChoiceFilter(label=_("Suivi par"), queryset=_staff)

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = []

    def filter_time(self, queryset: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        """Keep what is still to come on the business date, what has no date, or what is over."""
        return at_time(queryset, value)


def at_time(events: QuerySet[Event], value: str) -> QuerySet[Event]:
    """Keep the next events, what waits for a date, or what is over: each event stands in one of the three."""
    over = Q(state__in=OVER) | Q(ends_at__lte=midnight(clock.today()))
    over |= Q(ends_at=None, starts_at__lt=midnight(clock.today()))
    undated = Q(starts_at=None)
    kept = {"coming": ~over & ~undated, "undated": undated & ~Q(state__in=OVER), "past": over}
    return events.filter(kept.get(value, Q()))


class EventIndex(DeskIndexView):
    """Events: the next ones first, then what waits for a date, then what is past, the latest first."""

    results_template_name = "desk/events/list_results.html"
    show_other_searches = True
    search_fields = ("title", "short_title", "place", "group__name", "venue__name", "venue__city")
    intro = _("De l’idée au compte rendu : réunions de groupe, rencontres, cafés, assises, formations.")
    select = ("group", "series", "venue", "owner", "body")
    filterset_class = EventFilterSet
    default_columns: ClassVar = [
        TitleColumn("title", label=_("Titre"), sort_key="title"),
        Column("when", label=_("Date"), accessor=lambda event: str(event.when), sort_key="starts_at"),
        TagColumn("state", label=_("État"), accessor=state_said, key="state", tones=TONES, sort_key="state"),
        Column("kind", label=_("Nature"), accessor="get_kind_display", sort_key="kind"),
        Column("places", label=_("Inscrits"), accessor=places_said, sort_key="taken"),
    ]
    extra_columns: ClassVar = [
        RecordColumn("group", label=_("Groupe"), sort_key="group__short_name"),
        RecordColumn("series", label=_("Série"), sort_key="series__title"),
        Column("audience", label=_("Pour qui"), accessor="get_audience_display", sort_key="audience"),
        Column("format", label=_("Format"), accessor="get_format_display", sort_key="format"),
        Column("venue", label=_("Lieu"), accessor=lambda event: str(event.venue or event.place)),
        Column("owner", label=_("Suivi par"), accessor=lambda event: str(event.owner or ""), sort_key="owner__name"),
        DayColumn("changed_at", label=_("Dernière modification"), sort_key="changed_at"),
        Column("source", label=_("Source")),
    ]

    def order_queryset(self, queryset: QuerySet[Event]) -> QuerySet[Event]:
        """Open with what comes next, unless a column's order was asked for."""
        if self.is_explicitly_ordered:
            ordered: QuerySet[Event] = super().order_queryset(queryset)
            return ordered
        today = midnight(clock.today())
        coming = Q(starts_at__gte=today) | Q(ends_at__gt=today, when_kind__in=DATED)
        waiting = Q(starts_at=None) | Q(ends_at__gt=today)
        rank = Case(
            When(coming, then=Value(0)), When(waiting & ~Q(state=EventState.HELD), then=Value(1)), default=Value(2)
        )
        next_first = Case(When(coming, then=F("starts_at"))).asc(nulls_last=True)
        return queryset.order_by(rank, next_first, F("starts_at").desc(nulls_last=True), "pk")

    @cached_property
    def time(self) -> str:
        """Return which of the three is shown."""
        asked = self.request.GET.get("time", "")
        return asked or ("all" if self.is_searching or self.is_filtering else "coming")

    def filter_queryset(self, queryset: QuerySet[Event]) -> QuerySet[Event]:
        """Open on what is to come."""
        return at_time(super().filter_queryset(queryset), self.time)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Lead from what is to come to what has no date and to what is over."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        url = reverse("desk_event:index")
        context["times"] = [(label, f"{url}?time={value}", value == self.time) for value, label in TIMES]
        return context
