"""Series and venues."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.documents.widgets import AdminDocumentChooser

from faitiere.domains.events.models import Event, Series, Venue
from faitiere.domains.events.services import series, venues
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.words import TONES, state_said
from faitiere.web.desk.groups.choosers import group_chooser
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView, ServiceCreate, ServiceEdit
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, Row, Section, linked
from faitiere.web.desk.kit.tables import Column, NumberColumn, RecordColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

Refusals = dict[type[BusinessError], str]
SERIES_REFUSALS: Refusals = {series.SeriesTitleMissing: "title", series.SeriesTitleTaken: "title"}
VENUE_REFUSALS: Refusals = {venues.VenueNameMissing: "name"}


def held_section(events: QuerySet[Event]) -> Section:
    """Return the events of a series or a venue, the latest first."""
    rows = [
        Row([linked(event), Cell(str(event.when)), Cell(state_said(event), tone=TONES[event.state])])  # type: ignore[index]
        for event in events.order_by("-starts_at", "-pk")[:100]
    ]
    return Section(_("Événements"), [_("Titre"), _("Date"), _("État")], rows, _("Aucun événement."))


class SeriesForm(forms.ModelForm[Series]):
    """What a series is."""

    class Meta:
        model = Series
        fields = tuple(field.name for field in fields(series.SeriesDraft))
        widgets = {"group": group_chooser.widget_class, "description": forms.Textarea(attrs={"rows": 3})}

    def _post_clean(self) -> None:
        """Leave the title to the service, whose refusal says what to do."""


class VenueForm(forms.ModelForm[Venue]):
    """What a venue is, and how to get there."""

    class Meta:
        model = Venue
        fields = tuple(field.name for field in fields(venues.VenueDraft))
        widgets = {"access": forms.Textarea(attrs={"rows": 4}), "access_plan": AdminDocumentChooser}

    def _post_clean(self) -> None:
        """Leave the name to the service, whose refusal says what to do."""


class CreateSeries(ServiceCreate):
    """A new series."""

    def create(self, data: Mapping[str, Any]) -> Series:
        """Call the service."""
        return series.create(series.SeriesDraft(**data), by=self.user)


class EditSeries(ServiceEdit):
    """A corrected series."""

    def edit(self, target: Series, data: Mapping[str, Any]) -> None:
        """Call the service."""
        series.edit(target, series.SeriesDraft(**data), by=self.user)


class CreateVenue(ServiceCreate):
    """A new venue."""

    def create(self, data: Mapping[str, Any]) -> Venue:
        """Call the service."""
        return venues.create(venues.VenueDraft(**data), by=self.user)


class EditVenue(ServiceEdit):
    """A corrected venue."""

    def edit(self, target: Venue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        venues.edit(target, venues.VenueDraft(**data), by=self.user)


class _Counted(DeskIndexView):
    """A list that counts the events of each row."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Add how many events."""
        rows: QuerySet[Any] = super().get_base_queryset()
        counted: QuerySet[Any] = rows.annotate(event_count=Count("events"))
        return counted


class SeriesIndex(_Counted):
    """Series."""

    intro = _("Ce qui revient sous un même nom : rencontres annuelles, cafés, chroniques, assises.")
    search_fields = ("title", "acronym")
    select = ("group",)
    default_columns: ClassVar = [
        TitleColumn("title", label=_("Titre"), sort_key="title"),
        Column("acronym", label=_("Sigle"), sort_key="acronym"),
        RecordColumn("group", label=_("Groupe"), sort_key="group__short_name"),
        NumberColumn("event_count", label=_("Événements"), sort_key="event_count"),
    ]


class VenueIndex(_Counted):
    """Venues."""

    intro = _("Les lieux où l’on se retrouve, et comment y aller.")
    search_fields = ("name", "city", "address")
    select = ("country", "access_plan")
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        Column("city", label=_("Ville"), sort_key="city"),
        RecordColumn("country", label=_("Pays"), sort_key="country__name"),
        Column("plan", label=_("Plan d’accès"), accessor=lambda venue: str(venue.access_plan or "")),
        NumberColumn("event_count", label=_("Événements"), sort_key="event_count"),
    ]


class _SeriesTitle:
    refusals: ClassVar[Refusals] = SERIES_REFUSALS


class _VenueName:
    refusals: ClassVar[Refusals] = VENUE_REFUSALS


class SeriesCreate(_SeriesTitle, DeskCreateView):
    """A new series."""


class SeriesEdit(_SeriesTitle, DeskEditView):
    """A corrected series."""


class VenueCreate(_VenueName, DeskCreateView):
    """A new venue."""


class VenueEdit(_VenueName, DeskEditView):
    """A corrected venue."""


class SeriesRecord(RecordView):
    """A series and its events."""

    is_dated = False

    def facts(self, target: Series, on: date) -> list[tuple[Any, Cell]]:
        """Return what it is."""
        facts = [
            (_("Sigle"), Cell(target.acronym)),
            (_("Groupe"), linked(target.group)),
            (_("Présentation"), Cell(target.description)),
            (_("Source"), Cell(target.source)),
        ]
        return [(label, cell) for label, cell in facts if cell.text]

    def sections(self, target: Series, on: date) -> list[Section]:
        """Return its events."""
        return [held_section(target.events.all())]


class VenueRecord(RecordView):
    """A venue, how to get there, and its events."""

    is_dated = False

    def facts(self, target: Venue, on: date) -> list[tuple[Any, Cell]]:
        """Return where it is."""
        plan = target.access_plan
        facts = [
            (_("Adresse"), Cell(target.address)),
            (_("Ville"), Cell(target.city)),
            (_("Pays"), linked(target.country)),
            (_("Accès"), Cell(target.access)),
            (_("Plan d’accès"), Cell(plan.title, url=plan.url) if plan else Cell("")),
        ]
        return [(label, cell) for label, cell in facts if cell.text]

    def sections(self, target: Venue, on: date) -> list[Section]:
        """Return what is held there."""
        return [held_section(target.events.all())]


class SeriesViewSet(DeskViewSet):
    """Séries."""

    name = "desk_series"
    url_prefix = "series"
    model = Series
    icon = "list-ul"
    menu_label = _("Séries")
    export_filename = "series"
    ordering = ("title", "pk")
    form_class = SeriesForm
    index_view_class = SeriesIndex
    add_view_class = SeriesCreate
    edit_view_class = SeriesEdit
    inspect_view_class = SeriesRecord
    rules: ClassVar = {"view": "events.view", "add": "series.create", "change": "series.edit"}
    actions: ClassVar = [CreateSeries, EditSeries]


class VenueViewSet(DeskViewSet):
    """Lieux."""

    name = "desk_venue"
    url_prefix = "lieux"
    model = Venue
    icon = "site"
    menu_label = _("Lieux")
    export_filename = "lieux"
    ordering = ("name", "pk")
    form_class = VenueForm
    index_view_class = VenueIndex
    add_view_class = VenueCreate
    edit_view_class = VenueEdit
    inspect_view_class = VenueRecord
    rules: ClassVar = {"view": "events.view", "add": "venues.create", "change": "venues.edit"}
    actions: ClassVar = [CreateVenue, EditVenue]
