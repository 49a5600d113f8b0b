"""Records: one page that tells the whole story of a person, an authority, a group, a body."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from faitiere.domains.people.queries import Event
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from faitiere.web.desk.access import allows
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.links import record_url

JOURNAL_SHOWN = 50


@dataclass(frozen=True)
class Link:
    """Something to follow."""

    label: Any
    url: str
    icon: str = ""


@dataclass(frozen=True)
class Cell:
    """What a cell says; `tone` is good, warn, bad or quiet, and never the only bearer of the meaning."""

    text: Any = ""
    url: str = ""
    tone: str = ""
    note: Any = ""


@dataclass(frozen=True)
class Row:
    """A line of a section, with what may be done to it."""

    cells: list[Cell]
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """A titled table of a record, or the sentence that says why it is empty."""

    title: Any
    headings: list[Any]
    rows: list[Row]
    empty: Any
    links: list[Link] = field(default_factory=list)
    note: Any = ""


@dataclass(frozen=True)
class Change:
    """A field that changed."""

    label: str
    before: Any
    after: Any


def linked(target: Model | None, **more: Any) -> Cell:
    """Return a cell that names something and leads to its record."""
    return Cell(target if target is not None else "", record_url(target), **more)


def model_of(entry: AuditEntry) -> type[Model] | None:
    """Return the model of what an audit row is about, if it still exists."""
    return entry.target_type.model_class() if entry.target_type else None


def changes_of(entry: AuditEntry, model: type[Model] | None) -> list[Change]:
    """Return the changed fields of an audit row under the names that screens use."""

    def label(name: str) -> str:
        try:
            found = model and model._meta.get_field(name)
        except FieldDoesNotExist:
            found = None
        return capfirst(str(getattr(found, "verbose_name", name)))

    pairs = entry.changes.items() if isinstance(entry.changes, dict) else []
    return [
        Change(label(name), *value) if isinstance(value, list) and len(value) == 2 else Change(label(name), None, value)
        for name, value in pairs
    ]


class RecordView(generic.InspectView):
    """The record page. Subclasses say its facts, its sections and its story on a day."""

    template_name = "desk/record.html"
    any_permission_required: ClassVar[list[str]] = ["view"]
    deeds: ClassVar[list[type[Deed]]] = []
    is_dated = True

    def on(self) -> date:
        """Return the day the record is shown on: `?au=`, else the business date."""
        try:
            return date.fromisoformat(self.request.GET.get("au", ""))
        except ValueError:
            return clock.today()

    def facts(self, target: Any, on: date) -> list[tuple[Any, Cell]]:
        """Return what is true of it."""
        return []

    def sections(self, target: Any, on: date) -> list[Section]:
        """Return its tables."""
        return []

    def timeline(self, target: Any) -> list[Event]:
        """Return its story, the latest first."""
        return []

    def concerned(self, target: Any) -> Iterable[Model]:
        """Return the objects whose log the record shows: itself, and the parts that have no record of their own."""
        return [target]

    def journal(self, target: Model) -> list[tuple[AuditEntry, list[Change]]]:
        """Return who changed what, the latest first."""
        keys: dict[type[Model], list[str]] = {}
        for one in self.concerned(target):
            keys.setdefault(type(one), []).append(str(one.pk))
        about = Q(pk=None)
        for model, found in keys.items():
            about |= Q(target_type=ContentType.objects.get_for_model(model), target_id__in=found)
        entries = AuditEntry.objects.filter(about).select_related("target_type")[:JOURNAL_SHOWN]
        return [(entry, changes_of(entry, model_of(entry))) for entry in entries]

    def public_url(self, target: Any) -> str:
        """Return where the public sees it, if it does."""
        return ""

    def offered(self) -> list[type[Deed]]:
        """Return the acts that make sense now and that this person may do."""
        return [
            deed
            for deed in self.deeds
            if deed.model is self.model
            and deed.is_offered(self.object)
            and allows(deed.rule, self.request.user, self.object)
        ]

    def get_page_subtitle(self) -> str:
        """Name the record."""
        return capfirst(str(self.object))

    def get_page_title(self) -> str:
        """Say what kind of record it is."""
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def header_buttons(self) -> list[Any]:
        """Offer the edit form."""
        url = self.get_edit_url()
        return [HeaderButton(_("Modifier"), url=url, icon_name="edit")] if url else []

    @property
    def header_more_buttons(self) -> list[Any]:
        """Offer nothing hidden: acts stand on the page."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the story."""
        on = self.on()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.update(
            on=on,
            is_today=on == clock.today(),
            facts=self.facts(self.object, on),
            sections=self.sections(self.object, on),
            timeline=self.timeline(self.object),
            journal=self.journal(self.object),
            deeds=[(deed, deed.url(self.object)) for deed in self.offered()],
            public_url=self.public_url(self.object),
        )
        return context

    def get_fields_context(self) -> list[Any]:
        """Leave Wagtail's list of fields aside: the facts are chosen and worded."""
        return []
