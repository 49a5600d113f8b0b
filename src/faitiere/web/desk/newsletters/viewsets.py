"""Issues."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.models import Issue, Newsletter
from faitiere.domains.newsletters.services import issues
from faitiere.kernel import clock
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView, ServiceCreate, ServiceEdit
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView
from faitiere.web.desk.kit.tables import Column, DayColumn, NumberColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.newsletters import forms, urls
from faitiere.web.desk.newsletters.tabs import tabs_of

TONES = {
    IssueState.DRAFT: "warn",
    IssueState.FROZEN: "warn",
    IssueState.SENDING: "good",
    IssueState.SENT: "good",
    IssueState.ARCHIVED: "quiet",
}


def _letters(_request: Any) -> QuerySet[Newsletter]:
    return Newsletter.objects.all()


class IssueFilterSet(WagtailFilterSet):
    """By letter and state."""

    newsletter = django_filters.ModelChoiceFilter(label=_("Lettre"), queryset=_letters)
    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=IssueState.choices)

    class Meta:
        model = Issue
        fields: ClassVar[list[str]] = []


class IssueIndex(DeskIndexView):
    """Issues, the latest first."""

    search_fields = ("title", "subject", "items__title")
    intro = _("Un numéro se prépare seul à partir de la vie du réseau ; il reste à le relire et à l’envoyer.")
    select = ("newsletter",)
    filterset_class = IssueFilterSet
    default_columns: ClassVar = [
        TitleColumn("title", label=_("Titre"), sort_key="title"),
        DayColumn("dated_on", label=_("Date"), sort_key="dated_on"),
        TagColumn("state", label=_("État"), accessor="get_state_display", key="state", tones=TONES),
        NumberColumn("item_count", label=_("Éléments")),
    ]
    extra_columns: ClassVar = [
        Column("newsletter", label=_("Lettre"), sort_key="newsletter__name"),
        NumberColumn("number", label=_("Numéro"), sort_key="number"),
        Column("subject", label=_("Objet")),
    ]

    def get_queryset(self) -> QuerySet[Issue]:
        """Name an issue once, however many of its items match."""
        rows: QuerySet[Issue] = super().get_queryset()
        return rows.distinct() if self.is_searching else rows

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Count what each prints."""
        counted = Issue.objects.filter(pk__in=[row.pk for row in rows]).order_by()
        printed = Count("items", filter=Q(items__is_cut=False))
        counts = dict(counted.annotate(printed=printed).values_list("pk", "printed"))
        for row in rows:
            row.item_count = counts.get(row.pk, 0)
        return rows


class IssuePrepare(DeskCreateView):
    """« Préparer le prochain numéro »."""

    page_title = _("Préparer un numéro")
    submit_button_label = _("Préparer")
    success_message = _("« %(object)s » est prêt à être relu.")

    def get_success_url(self) -> str:
        """Lead to the composer."""
        return reverse("desk_issue:compose", args=[self.object.pk])


class IssueHead(DeskEditView):
    """The title, the subject, the teaser."""

    page_title = _("Titre, objet et accroche")


class IssueRecord(RecordView):
    """An issue: where it stands, and who did what."""

    template_name = "desk/newsletters/record.html"
    is_dated = False

    def facts(self, target: Issue, on: date) -> list[tuple[Any, Cell]]:
        """Return what is known before it is opened."""
        items = target.items.aggregate(
            printed=Count("pk", filter=Q(is_cut=False)), cut=Count("pk", filter=Q(is_cut=True))
        )
        return [
            (_("Lettre"), Cell(target.newsletter)),
            (_("Numéro"), Cell(target.number)),
            (_("Date"), Cell(target.dated_on)),
            (_("État"), Cell(target.get_state_display(), tone=TONES[IssueState(target.state)])),
            (_("Objet du message"), Cell(target.subject)),
            (
                _("Accroche"),
                Cell(target.preheader, note="" if target.preheader else _("les premiers titres en tiendront lieu")),
            ),
            (_("Sommaire"), Cell(target.template)),
            (_("Reprend ce qui a paru depuis"), Cell(target.since)),
            (_("Préparé le"), Cell(target.prepared_at)),
            (
                _("Éléments"),
                Cell(items["printed"], note=_("et %(cut)d retirés") % {"cut": items["cut"]} if items["cut"] else ""),
            ),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["tabs"] = tabs_of(self.object, "inspect")
        return context


class PrepareIssue(ServiceCreate):
    """An issue assembled."""

    def create(self, data: Mapping[str, Any]) -> Issue:
        """Call the service."""
        return issues.prepare(
            data["newsletter"], data["dated_on"], template=data["template"], by=self.user, now=clock.now()
        )


class EntitleIssue(ServiceEdit):
    """What is read before the issue is opened."""

    def edit(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        issues.entitle(target, data["title"], data["subject"], data["preheader"], by=self.user, now=clock.now())


class IssueViewSet(DeskViewSet):
    """Numéros."""

    name = "desk_issue"
    url_prefix = "numeros"
    model = Issue
    icon = "mail"
    menu_label = _("Numéros")
    export_filename = "numeros"
    index_view_class = IssueIndex
    inspect_view_class = IssueRecord
    add_view_class = IssuePrepare
    edit_view_class = IssueHead
    form_class = forms.PrepareForm
    edit_form_class = forms.HeadForm
    rules: ClassVar = {"view": "issues.view", "add": "issues.prepare", "change": "issues.edit"}
    deeds: ClassVar = urls.DEEDS
    actions: ClassVar = [PrepareIssue, EntitleIssue]

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the screens of an issue."""
        return urls.MORE
