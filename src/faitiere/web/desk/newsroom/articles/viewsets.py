"""Articles: the list, and the record that leads to Wagtail's editor."""

from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from faitiere.domains.groups.models import Group
from faitiere.domains.newsroom.choices import ArticleAccess, ArticleKind, ArticleState
from faitiere.domains.newsroom.models import Article, ArticleIndex, Rubric
from faitiere.domains.newsroom.queries import desk as queries
from faitiere.domains.newsroom.queries.lacks import Lack, advice, lacks
from faitiere.domains.newsroom.queries.sharing import shares
from faitiere.web.desk.audit.viewsets import DayRangeFilter
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, Row, Section, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.newsroom.articles import deeds

TONES = {
    ArticleState.DRAFT: "quiet",
    ArticleState.REVIEW: "warn",
    ArticleState.SCHEDULED: "warn",
    ArticleState.PUBLISHED: "good",
    ArticleState.CHANGED: "warn",
}


def _rubrics(_request: Any) -> QuerySet[Rubric]:
    return Rubric.objects.all()


def _groups(_request: Any) -> QuerySet[Group]:
    return Group.objects.order_by("short_name", "pk")


def editor_url(article: Article) -> str:
    """Return where an article is written."""
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


class ArticleFilterSet(WagtailFilterSet):
    """By state, nature, rubric, group and day."""

    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=ArticleState.choices)
    kind = django_filters.MultipleChoiceFilter(label=_("Nature"), choices=ArticleKind.choices)
    access = django_filters.MultipleChoiceFilter(label=_("Lecture"), choices=ArticleAccess.choices)
    rubric = django_filters.ModelChoiceFilter(label=_("Rubrique"), queryset=_rubrics)
    group = django_filters.ModelChoiceFilter(label=_("Groupe"), queryset=_groups)
    first_published_at = DayRangeFilter(label=_("Paru"), widget=DateRangePickerWidget)

    class Meta:
        model = Article
        fields: ClassVar[list[str]] = []


class StateColumn(Column):
    """Where an article stands, in French."""

    def get_value(self, instance: Any) -> Any:
        """Return the label of the state."""
        return ArticleState(instance.state).label


class StateTag(TagColumn, StateColumn):
    """The same, with its colour."""


class ArticleIndexView(DeskIndexView):
    """Articles, the latest written first."""

    search = staticmethod(queries.found)
    intro = _("Nouvelles, comptes rendus, appels, offres… : du brouillon à la parution, et où chacun en est.")
    select = ("rubric", "group", "owner", "partner")
    add_item_label = _("Écrire un article")
    filterset_class = ArticleFilterSet
    default_columns: ClassVar = [
        TitleColumn("draft_title", label=_("Titre"), sort_key="draft_title"),
        Column("kind", label=_("Nature"), accessor="get_kind_display", sort_key="kind"),
        Column("rubric", label=_("Rubrique"), sort_key="rubric__order"),
        RecordColumn("group", label=_("Groupe"), sort_key="group__short_name"),
        StateTag("state", label=_("État"), tones=TONES, sort_key="state"),
        Column("owner", label=_("Par"), sort_key="owner__name"),
        DayColumn("first_published_at", label=_("Paru le"), sort_key="first_published_at"),
    ]
    extra_columns: ClassVar = [
        DayColumn("latest_revision_created_at", label=_("Écrit le"), sort_key="latest_revision_created_at"),
        DayColumn("go_live_at", label=_("Paraîtra le"), sort_key="go_live_at"),
        Column("access", label=_("Lecture"), accessor="get_access_display", sort_key="access"),
        Column("partner", label=_("Partenaire")),
        DayColumn("closes_on", label=_("Date limite"), sort_key="closes_on"),
    ]

    def get_base_queryset(self) -> QuerySet[Article]:
        """Say where each stands."""
        return queries.with_state(super().get_base_queryset())

    def get_add_url(self) -> str:
        """Lead to Wagtail's editor, under « Actualités »."""
        parent = ArticleIndex.objects.values_list("pk", flat=True).get()
        return reverse("wagtailadmin_pages:add", args=["newsroom", "article", parent])


class ArticleRecord(RecordView):
    """An article: where it stands, what it lacks, what to say of it elsewhere."""

    is_dated = False
    template_name = "desk/newsroom/article.html"

    def get_edit_url(self) -> str:
        """Lead to the editor."""
        return editor_url(self.object)

    def facts(self, target: Article, on: date) -> list[tuple[Any, Cell]]:
        """Return where it stands and what it is about."""
        state = queries.state_of(target)
        facts = [
            (_("État"), Cell(state.label, tone=TONES[state])),
            (_("Paru le"), Cell(target.published_on)),
            (_("Paraîtra le"), Cell(target.go_live_at)),
            (_("Nature"), Cell(target.get_kind_display())),
            (_("Rubrique"), Cell(target.rubric or "")),
            (_("Lecture"), Cell(target.get_access_display())),
            (_("Par"), Cell(target.owner or "")),
            (_("Chapeau"), Cell(target.summary)),
            (_("Groupe qui l’organise"), linked(target.group)),
            (_("Groupes concernés"), Cell(", ".join(group.short_name for group in target.related_groups.all()))),
            (_("Pays"), Cell(", ".join(country.name for country in target.countries.all()))),
            (_("Thèmes"), Cell(", ".join(topic.name for topic in target.topics.all()))),
            (_("Partenaire"), linked(target.partner)),
            (_("Date limite"), Cell(target.closes_on)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: Article, on: date) -> list[Section]:
        """Return what to mend, and the events it tells of."""
        latest = target.get_latest_revision_as_object()
        remarks = [
            *(self._remark(lack, Cell(_("à corriger avant de paraître"), tone="bad")) for lack in lacks(latest)),
            *(self._remark(lack, Cell(_("conseil"), tone="quiet")) for lack in advice(latest)),
        ]
        events = [Row([Cell(event, record_url(event)), Cell(event.starts_at)]) for event in target.events.all()]
        return [
            Section(
                _("À relire"), [_("Remarque"), _("Portée")], remarks, _("Rien ne manque : l’article peut paraître.")
            ),
            Section(_("Événements"), [_("Événement"), _("Le")], events, _("Aucun événement n’est lié à cet article.")),
        ]

    def _remark(self, lack: Lack, weight: Cell) -> Row:
        return Row([Cell(lack.sentence, editor_url(self.object)), weight])

    def public_url(self, target: Article) -> str:
        """Return its page, once readers may see it."""
        return reverse("public:article", args=[target.slug]) if target.live else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the texts for social networks."""
        return super().get_context_data(shares=shares(self.object), **kwargs)


class ArticleViewSet(DeskViewSet):
    """Articles."""

    name = "desk_article"
    url_prefix = "articles"
    model = Article
    icon = "doc-full"
    menu_label = _("Articles")
    export_filename = "articles"
    ordering = (F("latest_revision_created_at").desc(nulls_last=True), "-pk")
    index_view_class = ArticleIndexView
    inspect_view_class = ArticleRecord
    rules: ClassVar = {"view": "articles.view"}
    deeds: ClassVar = [deeds.PublishArticle, deeds.UnpublishArticle]
