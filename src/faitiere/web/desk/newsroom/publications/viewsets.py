"""Publications: the list, the record, the form."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import Count, F, QuerySet
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.newsroom.choices import PublicationKind, PublicationState, Readability
from faitiere.domains.newsroom.models import Publication
from faitiere.domains.newsroom.queries import publications as queries
from faitiere.domains.newsroom.services import publications
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView, ServiceCreate, ServiceEdit
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, NumberColumn, RecordColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.newsroom.publications import deeds, forms

TONES = {
    PublicationState.DRAFT: "quiet",
    PublicationState.ANNOUNCED: "warn",
    PublicationState.PUBLISHED: "good",
    PublicationState.UPDATING: "warn",
    PublicationState.WITHDRAWN: "quiet",
}
READABLE = {
    Readability.FULL: "good",
    Readability.PARTIAL: "warn",
    Readability.NONE: "bad",
    Readability.UNKNOWN: "quiet",
}
LINKS = ("groups", "countries", "topics", "partners")


def _split(data: Mapping[str, Any]) -> tuple[publications.PublicationDraft, publications.PublicationLinks]:
    links = publications.PublicationLinks(**{name: data[name] for name in LINKS})
    return publications.PublicationDraft(**{name: data[name] for name in data if name not in LINKS}), links


class CreatePublication(ServiceCreate):
    """A new publication."""

    def create(self, data: Mapping[str, Any]) -> Publication:
        """Call the service."""
        draft, links = _split(data)
        return publications.create(draft, links=links, by=self.user, now=clock.now())


class UpdatePublication(ServiceEdit):
    """A corrected publication."""

    def edit(self, target: Publication, data: Mapping[str, Any]) -> None:
        """Call the service."""
        draft, links = _split(data)
        publications.update(target, draft, links=links, by=self.user, now=clock.now())


class PublicationFilterSet(WagtailFilterSet):
    """By nature, state, access."""

    kind = django_filters.MultipleChoiceFilter(label=_("Nature"), choices=PublicationKind.choices)
    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=PublicationState.choices)
    access = django_filters.MultipleChoiceFilter(label=_("Accès"), choices=AccessLevel.choices)

    class Meta:
        model = Publication
        fields: ClassVar[list[str]] = []


def _found(text: str, *, limit: int) -> QuerySet[Publication]:
    return queries.newest_first(Publication.objects.filter(queries.containing(text)))[:limit]


class PublicationIndex(DeskIndexView):
    """Publications, the latest first."""

    search = staticmethod(_found)
    intro = _("Dossiers-pays, répertoires, guides… : édition après édition, avec leurs fichiers et qui les ouvre.")
    select = ("publisher", "publisher_authority", "replaces")
    filterset_class = PublicationFilterSet
    default_columns: ClassVar = [
        TitleColumn("title", label=_("Titre"), sort_key="title"),
        Column("kind", label=_("Nature"), accessor="get_kind_display", sort_key="kind"),
        Column("year", label=_("Année"), sort_key="year"),
        TagColumn("state", label=_("État"), accessor="get_state_display", key="state", tones=TONES, sort_key="state"),
        Column("access", label=_("Accès"), accessor="get_access_display", sort_key="access"),
        NumberColumn("file_count", label=_("Fichiers")),
    ]
    extra_columns: ClassVar = [
        RecordColumn("publisher", label=_("Éditeur")),
        NumberColumn("edition", label=_("Édition")),
        Column("replaces", label=_("Édition précédente")),
        DayColumn("published_at", label=_("Parue le"), sort_key="published_at"),
        Column("source", label=_("Source")),
    ]

    def get_base_queryset(self) -> QuerySet[Publication]:
        """Count the files."""
        rows: QuerySet[Publication] = super().get_base_queryset()
        return rows.annotate(file_count=Count("files"))


class PublicationRecord(RecordView):
    """A publication, its files, and who opens them."""

    is_dated = False

    def facts(self, target: Publication, on: date) -> list[tuple[Any, Cell]]:
        """Return what is said of it."""
        facts = [
            (_("État"), Cell(target.get_state_display(), tone=TONES[PublicationState(target.state)])),
            (_("Qui ouvre les fichiers"), Cell(target.get_access_display())),
            (_("Nature"), Cell(target.get_kind_display())),
            (_("Sous-titre"), Cell(target.subtitle)),
            (_("Édition"), Cell(target.edition or "")),
            (_("Année"), Cell(str(target.year or ""))),
            (_("Période"), Cell(target.period)),
            (_("Éditeur"), linked(target.publisher or target.publisher_authority)),
            (_("Partenaires"), Cell(", ".join(one.name for one in target.partners.order_by("name", "pk")))),
            (_("Groupes"), Cell(", ".join(one.short_name for one in target.groups.order_by("short_name", "pk")))),
            (_("Pays"), Cell(", ".join(one.name for one in target.countries.order_by("name")))),
            (_("Thèmes"), Cell(", ".join(one.name for one in target.topics.order_by("name")))),
            (_("Édition précédente"), linked(target.replaces)),
            (_("Édition suivante"), linked(getattr(target, "replaced_by", None))),
            (_("Sur un autre site"), Cell(target.outside_label or target.outside_url, url=target.outside_url)),
            (_("Présentation"), Cell(target.description)),
            (_("Parue le"), Cell(target.published_at)),
            (_("Source"), Cell(target.source)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: Publication, on: date) -> list[Section]:
        """Return its files."""
        rows = [
            Row(
                [
                    Cell(str(file), url=file.document.url, note=file.document.filename),
                    Cell(file.get_language_display()),
                    Cell(filesizeformat(file.document.file_size or 0)),
                    Cell(
                        file.get_readability_display(),
                        tone=READABLE[Readability(file.readability)],
                        note=file.readability_note,
                    ),
                ],
                [
                    Link(_("Décrire"), deeds.DescribeFile.url(file)),
                    Link(_("Retirer"), deeds.RemoveFile.url(file)),
                ],
            )
            for file in target.files.select_related("document")
        ]
        headings = [_("Fichier"), _("Langue"), _("Poids"), _("Accessibilité")]
        return [Section(_("Fichiers"), headings, rows, _("Aucun fichier : la notice dit à qui demander le document."))]

    def public_url(self, target: Publication) -> str:
        """Return its notice, once anybody may know of it."""
        return reverse("public:publication", args=[target.slug]) if target.is_listed else ""


class _Mended:
    """Where each refusal is mended."""

    refusals: ClassVar[dict[type[BusinessError], str]] = {
        publications.TitleMissing: "title",
        publications.YearNotPlausible: "year",
        publications.ReplacesItself: "replaces",
        publications.AlreadyReplaced: "replaces",
        publications.CoverNeedsWords: "cover_alt",
    }


class PublicationCreate(_Mended, DeskCreateView):
    """A new publication."""


class PublicationEdit(_Mended, DeskEditView):
    """A corrected publication."""


class PublicationViewSet(DeskViewSet):
    """Publications."""

    name = "desk_publication"
    url_prefix = "publications"
    model = Publication
    icon = "doc-full-inverse"
    menu_label = _("Publications")
    export_filename = "publications"
    ordering = (F("year").desc(nulls_last=True), "title", "pk")
    form_class = forms.PublicationForm
    index_view_class = PublicationIndex
    add_view_class = PublicationCreate
    edit_view_class = PublicationEdit
    inspect_view_class = PublicationRecord
    rules: ClassVar = {"view": "publications.view", "add": "publications.write", "change": "publications.write"}
    actions: ClassVar = [CreatePublication, UpdatePublication]
    deeds: ClassVar = [deeds.TurnPublication, deeds.AddFile, deeds.DescribeFile, deeds.RemoveFile]
