"""Templates, letters, mission letters, batches."""

from typing import Any, ClassVar

import django_filters
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.letters.models import Letter, LetterBatch, LetterTemplate
from faitiere.domains.letters.services.templates import TemplateNameTaken
from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models import MissionLetter
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.letters import actions, deeds, files, forms
from faitiere.web.desk.letters.editor import TemplateEditor
from faitiere.web.desk.letters.missions import MissionsView
from faitiere.web.desk.letters.views import BatchRecord, LetterRecord, TemplateRecord
from faitiere.web.desk.mandates.views import LETTER_TONES


class TemplateIndex(DeskIndexView):
    """Templates."""

    search_fields = ("name",)
    intro = _("Les modèles s’écrivent ici, sans informaticien : blocs, variables, accords, et la lettre à côté.")
    select = ("word_file",)
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        Column("kind", label=_("Usage"), accessor="get_kind_display", sort_key="kind"),
        Column("is_default", label=_("En usage"), accessor=lambda row: _("oui") if row.is_default else ""),
        Column("word_file", label=_("Modèle Word"), accessor="word_file.title"),
        DayColumn("retired_on", label=_("Retiré le"), sort_key="retired_on"),
    ]


class _NameShown:
    """Where a refused name is shown."""

    refusals: ClassVar[dict[type[BusinessError], str]] = {TemplateNameTaken: "name"}


class TemplateCreate(_NameShown, DeskCreateView):
    """A new template."""


class TemplateRename(_NameShown, DeskEditView):
    """A renamed template."""


class LetterTemplateViewSet(DeskViewSet):
    """Modèles."""

    name = "desk_lettertemplate"
    url_prefix = "modeles"
    model = LetterTemplate
    icon = "doc-full"
    menu_label = _("Modèles")
    export_filename = "modeles"
    ordering = "name"
    form_class = forms.TemplateForm
    edit_form_class = forms.NameForm
    index_view_class = TemplateIndex
    add_view_class = TemplateCreate
    edit_view_class = TemplateRename
    inspect_view_class = TemplateRecord
    rules: ClassVar = {"view": "letters.view", "add": "templates.create", "change": "templates.rename"}
    actions: ClassVar = [actions.CreateTemplate, actions.RenameTemplate]
    deeds: ClassVar = [deeds.PutToUse, deeds.AttachWord, deeds.DetachWord, deeds.RetireTemplate]

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the editor."""
        return [path("<int:pk>/ecrire/", TemplateEditor.as_view(), name="write")]


class LetterFilterSet(WagtailFilterSet):
    """By year and template."""

    year = django_filters.AllValuesFilter(label=_("Année"))

    class Meta:
        model = Letter
        fields: ClassVar[list[str]] = ["template"]


class LetterIndex(DeskIndexView):
    """Letters as they left."""

    search_fields = ("subject", "recipient")
    intro = _("Les courriers émis : numérotés sans trou, archivés avec les données dont ils sont faits.")
    select = ("template", "replaces")
    filterset_class = LetterFilterSet
    default_columns: ClassVar = [
        TitleColumn("number", label=_("Numéro"), accessor=str, sort_key="sequence"),
        Column("recipient", label=_("Destinataire"), sort_key="recipient"),
        Column("subject", label=_("Objet")),
        DayColumn("issued_on", label=_("Datée du"), sort_key="issued_on"),
    ]
    extra_columns: ClassVar = [
        Column("issued_by", label=_("Émise par")),
        Column("version", label=_("Version"), sort_key="version"),
        Column("reason", label=_("Motif")),
        RecordColumn("template", label=_("Modèle")),
    ]


class LetterViewSet(DeskViewSet):
    """Courriers."""

    name = "desk_letter"
    url_prefix = "courriers"
    model = Letter
    icon = "mail"
    menu_label = _("Courriers")
    export_filename = "courriers"
    ordering = ("-year", "-sequence", "-version")
    index_view_class = LetterIndex
    inspect_view_class = LetterRecord
    rules: ClassVar = {"view": "letters.view"}

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the files."""
        return [
            path("<int:pk>/pdf/", files.letter_file, {"form": "pdf"}, name="pdf"),
            path("<int:pk>/word/", files.letter_file, {"form": "docx"}, name="docx"),
        ]


class MissionLetterFilterSet(WagtailFilterSet):
    """By state and year."""

    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=MissionLetterState.choices)
    year = django_filters.AllValuesFilter(label=_("Année"), field_name="letter__year")

    class Meta:
        model = MissionLetter
        fields: ClassVar[list[str]] = []


class MissionLetterIndex(DeskIndexView):
    """The follow-up of mission letters."""

    search_fields = ("letter__recipient", "letter__subject", "mandate__seat__body__name")
    intro = _("Ce que deviennent les lettres de mission : émises, signées, remplacées.")
    select = ("letter", "mandate__seat__body", "mandate__person", "mandate__authority", "mandate__organization")
    filterset_class = MissionLetterFilterSet
    default_columns: ClassVar = [
        TitleColumn("letter", label=_("Lettre"), accessor=lambda row: str(row.letter), sort_key="letter__sequence"),
        RecordColumn("mandate", label=_("Mandat")),
        DayColumn("issued_on", label=_("Datée du"), accessor="letter.issued_on", sort_key="letter__issued_on"),
        TagColumn(
            "state", label=_("État"), accessor="get_state_display", key="state", tones=LETTER_TONES, sort_key="state"
        ),
        DayColumn("signed_on", label=_("Signée le"), sort_key="signed_on"),
    ]

    def get_row_url(self, instance: MissionLetter) -> str | None:  # type: ignore[override]  # rows of one model
        """Lead to the letter."""
        return record_url(instance.letter)


class MissionLetterViewSet(DeskViewSet):
    """Lettres de mission."""

    name = "desk_missionletter"
    url_prefix = "lettres-de-mission"
    model = MissionLetter
    icon = "doc-full-inverse"
    menu_label = _("Suivi des lettres")
    export_filename = "lettres-de-mission"
    ordering = ("-letter__issued_on", "-pk")
    inspect_view_enabled = False
    index_view_class = MissionLetterIndex
    rules: ClassVar = {"view": "letters.view"}
    deeds: ClassVar = [deeds.IssueLetter, deeds.ReissueLetter]

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the missions of a day."""
        return [path("du-jour/", MissionsView.as_view(), name="day")]


class BatchIndex(DeskIndexView):
    """Batches."""

    search_fields = ("ordered_by",)
    default_columns: ClassVar = [
        TitleColumn("on", label=_("Lettres datées du"), accessor=str, sort_key="on"),
        Column("state", label=_("État"), accessor="get_state_display", sort_key="state"),
        DayColumn("ordered_at", label=_("Demandé"), sort_key="ordered_at"),
        Column("ordered_by", label=_("Par")),
    ]


class LetterBatchViewSet(DeskViewSet):
    """Lots."""

    name = "desk_letterbatch"
    url_prefix = "lots-de-courriers"
    model = LetterBatch
    icon = "list-ul"
    menu_label = _("Lots de lettres")
    export_filename = "lots"
    ordering = "-pk"
    index_view_class = BatchIndex
    inspect_view_class = BatchRecord
    rules: ClassVar = {"view": "letters.view"}

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the file to print."""
        return [path("<int:pk>/imprimer/", files.print_file, name="print")]
