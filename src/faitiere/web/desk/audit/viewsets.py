"""The audit log: who changed what, when."""

from datetime import MAXYEAR, MINYEAR, date
from typing import Any, ClassVar

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from faitiere.kernel.audit.models import AuditEntry
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, Row, Section, changes_of, model_of
from faitiere.web.desk.kit.tables import Column, DayColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet


def _kinds(_request: Any) -> QuerySet[ContentType]:
    found = AuditEntry.objects.order_by().values("target_type").distinct()
    return ContentType.objects.filter(pk__in=found).order_by("app_label", "model")


class KindFilter(django_filters.ModelChoiceFilter):
    """Offers the kinds of objects by their French name."""

    @property
    def field(self) -> Any:
        """Name each kind as screens do."""
        field = super().field
        field.label_from_instance = lambda kind: capfirst(kind.name)
        return field


class DayRangeFilter(django_filters.DateFromToRangeFilter):
    """A period of days. The first and last years of the calendar overflow time zones: there, the period is open."""

    def filter(self, qs: QuerySet[AuditEntry], value: slice | None) -> QuerySet[AuditEntry]:
        """Leave out a bound that no entry can have."""
        if value:
            start = value.start if value.start and value.start.year > MINYEAR else None
            stop = value.stop if value.stop and value.stop.year < MAXYEAR else None
            value = slice(start, stop) if start or stop else None
        within: QuerySet[AuditEntry] = super().filter(qs, value)
        return within


class JournalFilterSet(WagtailFilterSet):
    """By day, author, kind of object."""

    at = DayRangeFilter(label=_("Période"), widget=DateRangePickerWidget)
    actor_name = django_filters.CharFilter(label=_("Auteur"), lookup_expr="icontains")
    target_type = KindFilter(label=_("Nature de l’objet"), queryset=_kinds)

    class Meta:
        model = AuditEntry
        fields: ClassVar[list[str]] = []


def kind_of(entry: AuditEntry) -> str:
    """Return the kind of object in French."""
    return capfirst(entry.target_type.name) if entry.target_type else ""


def changed(entry: AuditEntry) -> str:
    """Return the changed fields in a few words."""
    return ", ".join(change.label for change in changes_of(entry, model_of(entry)))


def target_url(entry: AuditEntry) -> str:
    """Return the record of the object, when it still has one."""
    model = model_of(entry)
    if model is None:
        return ""
    try:
        return record_url(model(pk=entry.target_id))
    except NoReverseMatch:
        return ""


class JournalIndex(DeskIndexView):
    """Every deed, the latest first."""

    search_fields = ("target_name", "verb", "actor_name")
    intro = _("Tout ce qui a été fait, par qui et quand. Le journal ne s’efface pas et ne se corrige pas.")
    select = ("target_type",)
    filterset_class = JournalFilterSet
    default_columns: ClassVar = [
        TitleColumn("verb", label=_("Action"), accessor=lambda entry: capfirst(entry.verb)),
        Column("target_name", label=_("Objet"), sort_key="target_name"),
        Column("actor_name", label=_("Par"), sort_key="actor_name"),
        DayColumn("at", label=_("Le"), sort_key="at"),
    ]
    extra_columns: ClassVar = [
        Column("kind", label=_("Nature"), accessor=kind_of),
        Column("changed", label=_("Champs changés"), accessor=changed),
    ]


class EntryRecord(RecordView):
    """One deed, with each field before and after."""

    is_dated = False

    def get_base_object_queryset(self) -> Any:
        """Load the kind of object."""
        return AuditEntry.objects.select_related("target_type")

    def facts(self, target: AuditEntry, on: date) -> list[tuple[Any, Cell]]:
        """Return who did what to what."""
        return [
            (_("Action"), Cell(capfirst(target.verb))),
            (_("Par"), Cell(target.actor_name)),
            (_("Le"), Cell(target.at)),
            (_("Objet"), Cell(target.target_name, target_url(target))),
            (_("Nature"), Cell(kind_of(target))),
        ]

    def sections(self, target: AuditEntry, on: date) -> list[Section]:
        """Return the fields."""
        changes = changes_of(target, model_of(target))
        rows = [Row([Cell(one.label), Cell(one.before), Cell(one.after)]) for one in changes]
        headings = [_("Champ"), _("Avant"), _("Après")]
        return [Section(_("Changements"), headings, rows, _("Cette action n’a changé aucun champ suivi."))]

    def journal(self, target: Model) -> list[Any]:
        """Show none: it is the journal."""
        return []


class JournalViewSet(DeskViewSet):
    """Journal."""

    name = "desk_auditentry"
    url_prefix = "journal"
    model = AuditEntry
    icon = "history"
    menu_label = _("Journal")
    menu_order = 700
    add_to_admin_menu = True
    export_filename = "journal"
    ordering = "-pk"
    index_view_class = JournalIndex
    inspect_view_class = EntryRecord
    rules: ClassVar = {"view": "journal.view"}
