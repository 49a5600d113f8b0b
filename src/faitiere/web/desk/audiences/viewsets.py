"""Audiences."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.audiences.models import Audience
from faitiere.web.desk.audiences import deeds
from faitiere.web.desk.audiences.composer import EditAudience, NewAudience
from faitiere.web.desk.audiences.views import AudienceRecord, export
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import Column, DayColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

TONES = {"in_use": "good", "archived": "quiet"}


class AudienceFilterSet(WagtailFilterSet):
    """In use, unless archived ones are asked for."""

    state = django_filters.ChoiceFilter(
        label=_("État"),
        choices=[("in_use", _("en service")), ("archived", _("archivés"))],
        method="filter_state",
    )

    class Meta:
        model = Audience
        fields: ClassVar[list[str]] = []

    def filter_state(self, queryset: QuerySet[Audience], name: str, value: str) -> QuerySet[Audience]:
        """Keep one sort."""
        return queryset.filter(archived_at__isnull=value == "in_use")


class AudienceIndex(DeskIndexView):
    """Audiences, in words."""

    search_fields = ("name", "description")
    intro = _("Des requêtes dans les mots de l’équipe : qui elles désignent se calcule le jour où l’on s’en sert.")
    filterset_class = AudienceFilterSet
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        Column("description", label=_("À quoi il sert")),
        TagColumn("state", label=_("État"), accessor="state_said", key="state_key", tones=TONES),
        DayColumn("changed_at", label=_("Modifié le"), sort_key="changed_at"),
    ]
    extra_columns: ClassVar = [DayColumn("created_at", label=_("Créé le"), sort_key="created_at")]

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Say the state in a word."""
        for audience in rows:
            audience.state_key = "archived" if audience.archived_at else "in_use"
            audience.state_said = _("archivé") if audience.archived_at else _("en service")
        return rows


class AudienceViewSet(DeskViewSet):
    """Publics."""

    name = "desk_audience"
    url_prefix = "publics"
    model = Audience
    icon = "group"
    menu_label = _("Publics")
    export_filename = "publics"
    ordering = "name"
    index_view_class = AudienceIndex
    inspect_view_class = AudienceRecord
    rules: ClassVar = {"view": "audiences.view", "add": "audiences.create", "change": "audiences.save"}
    deeds: ClassVar = [deeds.RenameAudience, deeds.RestoreAudience, deeds.ArchiveAudience]

    @property
    def add_view(self) -> Any:
        """Compose a new one."""
        return NewAudience.as_view()

    @property
    def edit_view(self) -> Any:
        """Compose it anew."""
        return EditAudience.as_view()

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the spreadsheet."""
        return [path("<int:pk>/personnes.csv", export, name="export")]
