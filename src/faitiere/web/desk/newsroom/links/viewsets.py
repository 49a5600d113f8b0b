"""Links to other sites: which no longer answer, and on which page to mend them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.newsroom.choices import LinkState
from faitiere.domains.newsroom.models import LinkUse, WebLink
from faitiere.domains.newsroom.services import links
from faitiere.gateways.links import ask
from faitiere.kernel import clock
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, NumberColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

TONES = {
    LinkState.UNKNOWN: "quiet",
    LinkState.ALIVE: "good",
    LinkState.MOVED: "warn",
    LinkState.GUARDED: "quiet",
    LinkState.SILENT: "warn",
    LinkState.DEAD: "bad",
}
INTRO = _(
    "Les adresses d’autres sites que portent les articles et les publications. Une page disparue est morte aussitôt ; "
    "un site muet, au bout de trois jours."
)
ASLEEP = _("Sur cette installation, la vérification est coupée : les états sont ceux de la dernière fois.")


class LookAgain(Deed):
    """Ask an address now."""

    model = WebLink
    slug = "verifier"
    rule = "links.check"
    label = _("Vérifier maintenant")
    icon = "rotate"
    explanation = _("L’adresse est appelée une fois ; un site lent demande jusqu’à quinze secondes.")
    submit_label = _("Vérifier")
    done = _("L’adresse a été vérifiée.")

    @classmethod
    def is_offered(cls, target: Any) -> bool:  # noqa: ARG003 - the same for each
        """Offer it where links are checked at all."""
        return bool(settings.CHECK_LINKS)

    def perform(self, target: WebLink, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return links.look_again(target, ask=ask, by=self.actor, now=clock.now())


class LinkRecord(RecordView):
    """An address, what it answered, and where it is to be mended."""

    is_dated = False

    def facts(self, target: WebLink, on: date) -> list[tuple[Any, Cell]]:
        """Return what is known of it."""
        facts = [
            (_("Adresse"), Cell(target.url, url=target.url)),
            (_("État"), Cell(target.get_state_display(), tone=TONES[LinkState(target.state)])),
            (_("Réponse"), Cell(target.said)),
            (_("Déplacée vers"), Cell(target.moved_to, url=target.moved_to)),
            (_("En échec depuis"), Cell(target.failing_since)),
            (_("Vérifiée le"), Cell(target.asked_at)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: WebLink, on: date) -> list[Section]:
        """Return the pages that use it."""
        rows = [
            Row([_place(use)], [Link(_("Corriger"), _form(use))])
            for use in target.uses.select_related("article", "publication").order_by("pk")
        ]
        nowhere = _("Plus aucune page ne porte cette adresse : elle sera oubliée.")
        return [Section(_("Où corriger"), [_("Page")], rows, nowhere)]


class LinkFilterSet(WagtailFilterSet):
    """By state."""

    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=LinkState.choices)

    class Meta:
        model = WebLink
        fields: ClassVar[list[str]] = []


class LinkIndex(DeskIndexView):
    """Addresses, those that have failed the longest first."""

    search_fields = ("url", "said")
    filterset_class = LinkFilterSet
    default_columns: ClassVar = [
        TitleColumn("url", label=_("Adresse"), sort_key="url"),
        TagColumn("state", label=_("État"), accessor="get_state_display", key="state", tones=TONES, sort_key="state"),
        Column("said", label=_("Réponse")),
        NumberColumn("places", label=_("Pages"), sort_key="places"),
        DayColumn("failing_since", label=_("En échec depuis"), sort_key="failing_since"),
        DayColumn("asked_at", label=_("Vérifiée le"), sort_key="asked_at"),
    ]

    @property
    def intro(self) -> str:
        """Say what the list is, and when nothing is being checked."""
        return str(INTRO) if settings.CHECK_LINKS else f"{INTRO} {ASLEEP}"

    def get_base_queryset(self) -> QuerySet[WebLink]:
        """Count the pages that use each."""
        rows: QuerySet[WebLink] = super().get_base_queryset()
        return rows.annotate(places=Count("uses"))


class LinkViewSet(DeskViewSet):
    """Liens."""

    name = "desk_weblink"
    url_prefix = "liens"
    model = WebLink
    icon = "link-external"
    menu_label = _("Liens")
    export_filename = "liens"
    ordering = ("-failures", "failing_since", "url", "pk")
    index_view_class = LinkIndex
    inspect_view_class = LinkRecord
    rules: ClassVar = {"view": "links.view"}
    deeds: ClassVar = [LookAgain]


def _place(use: LinkUse) -> Cell:
    if use.publication:
        return linked(use.publication)
    return Cell(use.article, note=_("article"), url=use.article.url if use.article else "")


def _form(use: LinkUse) -> str:
    if use.publication_id:
        return reverse("desk_publication:edit", args=[use.publication_id])
    return reverse("wagtailadmin_pages:edit", args=[use.article_id])
