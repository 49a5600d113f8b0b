"""Vintages of the national register: uploaded, compared, shown, then applied; and undone when need be."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, ClassVar

import django_filters
from django import forms
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.territories.services import register
from faitiere.domains.territories.services.register.loads import KIND
from faitiere.gateways import register as gateway
from faitiere.gateways import register_annexes
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.imports import batches
from faitiere.kernel.imports.models import ImportBatch, ImportState
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.editing import DeskCreateView, ServiceCreate
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, Row, Section
from faitiere.web.desk.kit.tables import Column, DayColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

TONES = {
    ImportState.PREPARED: "warn",
    ImportState.APPLIED: "good",
    ImportState.UNDONE: "quiet",
    ImportState.REFUSED: "quiet",
}
LABELS = {
    "new": _("nouvelles"),
    "former": _("communes déléguées ou associées, et anciens départements"),
    "renamed": _("renommées"),
    "merged": _("réunies à une autre"),
    "gone": _("disparues sans successeur connu"),
    "changed": _("autres changements"),
    "confirmed": _("sans autre changement que le millésime"),
    "kept": _("corrections faites à la main, conservées"),
}
LARGEST = 60 * 2**20
EXAMPLES_SHOWN = 20


class VintageUnreadable(BusinessError):
    """The file is not a vintage of the register."""

    message = "Ce fichier n’est pas un millésime du registre national : {problem}"


class VintageGone(BusinessError):
    """The uploaded file is no longer there."""

    message = "Le fichier de cet import n’est plus là : déposez-le à nouveau."


def vault() -> FileSystemStorage:
    """Return where uploaded vintages wait: never among the files that a browser may fetch."""
    return FileSystemStorage(location=settings.VAR / "imports")


def annexes() -> register_annexes.Annexes:
    """Return what completes the register: addresses, centroids, usual names."""
    return register_annexes.read(settings.ROOT / "data" / "register")


def vintage(path: Path, year: int | None) -> gateway.Vintage:
    """Read an uploaded vintage."""
    try:
        return gateway.read(path, year=year)
    except gateway.RegisterUnreadable as error:
        raise VintageUnreadable(problem=error) from error


class VintageForm(forms.ModelForm[ImportBatch]):
    """A vintage to compare with what is known."""

    file = forms.FileField(label=_("Archive du registre (.tgz)"))
    year = forms.IntegerField(label=_("Millésime"), required=False, help_text=_("Vide : celui que dit l’archive."))

    class Meta:
        model = ImportBatch
        fields = ()

    def clean_file(self) -> Any:
        """Refuse what is too large to be the register."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Ce fichier est trop lourd pour être le registre."))
        return file


class PrepareImport(ServiceCreate):
    """Compare a vintage with what is known; nothing is written but the comparison."""

    def create(self, data: Mapping[str, Any]) -> ImportBatch:
        """Call the service, then keep the file for the day it is applied."""
        with NamedTemporaryFile(suffix=".tgz") as copy:
            for chunk in data["file"].chunks():
                copy.write(chunk)
            copy.flush()
            read = vintage(Path(copy.name), data["year"])
        batch = register.prepare(read, annexes(), by=self.user, now=clock.now())
        data["file"].seek(0)
        vault().save(f"registre-{batch.pk}.tgz", data["file"])
        return batch


class ApplyImport(Deed):
    """Write what was shown."""

    model = ImportBatch
    slug = "appliquer"
    rule = "register.apply"
    label = _("Appliquer")
    icon = "check"
    explanation = _("Ce qui est montré sera écrit, en une fois. Rien n’est supprimé, et l’import peut être annulé.")
    submit_label = _("Appliquer l’import")
    done = _("L’import est appliqué.")

    @classmethod
    def is_offered(cls, target: ImportBatch) -> bool:
        """Offer it for what waits."""
        return target.state == ImportState.PREPARED and target.kind == KIND

    def perform(self, target: ImportBatch, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        name = f"registre-{target.pk}.tgz"
        if not vault().exists(name):
            raise VintageGone
        read = vintage(Path(vault().path(name)), target.summary["year"])
        return register.apply(target, read, annexes(), by=self.actor, now=clock.now())


class SetAsideImport(Deed):
    """Leave it."""

    model = ImportBatch
    slug = "ecarter"
    rule = "register.apply"
    label = _("Écarter")
    icon = "cross"
    submit_label = _("Écarter l’import")
    done = _("L’import est écarté.")

    @classmethod
    def is_offered(cls, target: ImportBatch) -> bool:
        """Offer it for what waits."""
        return target.state == ImportState.PREPARED and target.kind == KIND

    def perform(self, target: ImportBatch, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return batches.set_aside(target, by=self.actor, now=clock.now())


class UndoImport(Deed):
    """Put every row back as it was."""

    model = ImportBatch
    slug = "annuler"
    rule = "register.undo"
    label = _("Annuler l’import")
    icon = "rotate"
    is_grave = True
    explanation = _("Chaque ligne redevient ce qu’elle était avant l’import, sauf si quelque chose s’y oppose.")
    submit_label = _("Annuler l’import")
    done = _("L’import est annulé.")

    @classmethod
    def is_offered(cls, target: ImportBatch) -> bool:
        """Offer it for what is applied."""
        return target.state == ImportState.APPLIED and target.kind == KIND

    def perform(self, target: ImportBatch, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return register.undo(target, by=self.actor, now=clock.now())


class ImportCreate(DeskCreateView):
    """Upload a vintage."""

    refusals: ClassVar[dict[type[BusinessError], str]] = {VintageUnreadable: "file", register.OlderVintage: "file"}


class ImportRecord(RecordView):
    """An import: what it changes, with examples."""

    is_dated = False

    def get_page_subtitle(self) -> str:
        """Name the source: the kind of import is for the program."""
        return str(self.object.source)

    def facts(self, target: ImportBatch, on: date) -> list[tuple[Any, Cell]]:
        """Return where it stands."""
        return [
            (_("État"), Cell(target.get_state_display(), tone=TONES[ImportState(target.state)])),
            (_("Source"), Cell(target.source)),
            (_("Millésime"), Cell(str(target.summary.get("year", "")))),
            (_("Préparé"), Cell(target.prepared_at, note=target.prepared_by)),
            (_("Appliqué"), Cell(target.applied_at)),
            (_("Annulé"), Cell(target.undone_at)),
        ]

    def sections(self, target: ImportBatch, on: date) -> list[Section]:
        """Return the counts, then examples of each change."""
        counts = target.summary.get("counts", {})
        samples = target.summary.get("samples", {})
        rows = [Row([Cell(label), Cell(counts[name])]) for name, label in LABELS.items() if counts.get(name)]
        shown = [
            Section(
                str(label).capitalize(),
                [_("Exemples")],
                [Row([Cell(one)]) for one in samples[name][:EXAMPLES_SHOWN]],
                "",
            )
            for name, label in LABELS.items()
            if samples.get(name)
        ]
        empty = _("Cet import ne change rien.")
        return [Section(_("Ce qui change"), [_("Collectivités"), _("Nombre")], rows, empty), *shown]


class ImportFilterSet(WagtailFilterSet):
    """By state."""

    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=ImportState.choices)

    class Meta:
        model = ImportBatch
        fields: ClassVar[list[str]] = []


class ImportIndex(DeskIndexView):
    """Imports."""

    search_fields = ("source", "prepared_by")
    intro = _("Chaque import montre d’abord ce qu’il changerait ; appliqué, il peut être annulé.")
    filterset_class = ImportFilterSet
    default_columns: ClassVar = [
        TitleColumn("source", label=_("Source"), accessor="source", sort_key="source"),
        Column("number", label=_("Numéro"), accessor="pk", sort_key="pk"),
        TagColumn("state", label=_("État"), accessor="get_state_display", key="state", tones=TONES, sort_key="state"),
        DayColumn("prepared_at", label=_("Préparé"), sort_key="prepared_at"),
        Column("prepared_by", label=_("Par")),
        DayColumn("applied_at", label=_("Appliqué"), sort_key="applied_at"),
    ]

    def get_base_queryset(self) -> Any:
        """Leave out the imports of other rooms, which they show where they belong."""
        return super().get_base_queryset().filter(kind=KIND)


class ImportBatchViewSet(DeskViewSet):
    """Imports."""

    name = "desk_importbatch"
    url_prefix = "imports"
    model = ImportBatch
    icon = "download"
    menu_label = _("Imports")
    export_filename = "imports"
    ordering = "-pk"
    form_class = VintageForm
    index_view_class = ImportIndex
    add_view_class = ImportCreate
    inspect_view_class = ImportRecord
    rules: ClassVar = {"view": "register.prepare", "add": "register.prepare"}
    actions: ClassVar = [PrepareImport]
    deeds: ClassVar = [ApplyImport, SetAsideImport, UndoImport]
