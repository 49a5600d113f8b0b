"""Addresses that no longer answer: why, since when, and the way back."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import ContactPoint
from faitiere.kernel import clock
from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.addresses import hashed
from faitiere.kernel.mail.models import BounceReport, Suppression, SuppressionReason
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, Row, Section, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

# Whoever left or objected is not here: only they come back, by subscribing.
SILENT = [SuppressionReason.HARD, SuppressionReason.SOFT, SuppressionReason.COMPLAINT, SuppressionReason.STAFF]
REASONS = [(str(reason), reason.label) for reason in SILENT]
TONES = {
    SuppressionReason.HARD: "bad",
    SuppressionReason.SOFT: "warn",
    SuppressionReason.COMPLAINT: "bad",
    SuppressionReason.STAFF: "quiet",
}


def silent() -> QuerySet[Suppression]:
    """Return the addresses that all bulk mail leaves alone because of what came back, or of a decision of the team."""
    return Suppression.objects.filter(scope=suppressions.EVERYTHING, reason__in=SILENT)


def told(rows: list[Any]) -> list[Any]:
    """Give each row its address, its holder and the last words of the server, as far as they are still known."""
    reports: dict[str, BounceReport] = {}
    for one in BounceReport.objects.filter(address_hash__in=[row.address_hash for row in rows]).order_by("pk"):
        reports[one.address_hash] = one
    contacts = ContactPoint.objects.filter(kind=ContactKind.EMAIL, person__isnull=False).select_related("person")
    known = contacts.annotate(spelled=Lower("value")).filter(spelled__in=[one.address for one in reports.values()])
    holders = {one.spelled: one.person for one in known}
    for row in rows:
        report = reports.get(row.address_hash)
        row.address = report.address if report else f"non conservée ({row.address_hash[:8]}…)"
        row.person = holders.get(row.address)
        row.cause = report.get_cause_display() if report else ""
        row.said = f"{report.status} {report.reason}".strip() if report else ""
    return rows


class SuppressionFilterSet(WagtailFilterSet):
    """By reason."""

    reason = django_filters.MultipleChoiceFilter(label=_("Raison"), choices=REASONS)

    class Meta:
        model = Suppression
        fields: ClassVar[list[str]] = ["reason"]


class SuppressionIndex(DeskIndexView):
    """The addresses, the latest first."""

    intro = _(
        "Les envois en nombre n’écrivent plus à ces adresses ; les codes de connexion et les reçus partent toujours. "
        "Seule une empreinte est gardée : l’adresse s’affiche tant que nous avons le message qui est revenu."
    )
    is_searchable = True
    filterset_class = SuppressionFilterSet
    default_columns: ClassVar = [
        TitleColumn("address", label=_("Adresse"), accessor="address"),
        Column("person", label=_("Personne"), accessor="person"),
        TagColumn("reason", label=_("Raison"), accessor="get_reason_display", key="reason", tones=TONES),
        DayColumn("since", label=_("Depuis le"), sort_key="since"),
    ]
    extra_columns: ClassVar = [
        Column("cause", label=_("Cause"), accessor="cause"),
        Column("said", label=_("Ce que dit le serveur"), accessor="said"),
        Column("by", label=_("Par"), sort_key="by"),
    ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Keep those of which something came back."""
        return super().get_base_queryset() & silent()

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find a whole address by its fingerprint, a part of one in what came back."""
        if not self.is_searching:
            return queryset
        heard = BounceReport.objects.filter(address__icontains=self.search_query.strip()).values("address_hash")
        return queryset.filter(Q(address_hash=hashed(self.search_query)) | Q(address_hash__in=heard))

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Add addresses, holders and words."""
        return told(rows)


class SuppressionRecord(RecordView):
    """One address, and all that came back from it for a year."""

    is_dated = False

    def facts(self, target: Suppression, on: date) -> list[tuple[Any, Cell]]:
        """Return why and since when."""
        row = told([target])[0]
        facts = [
            (_("Adresse"), Cell(row.address)),
            (_("Personne"), linked(row.person)),
            (_("Raison"), Cell(target.get_reason_display(), tone=TONES.get(SuppressionReason(target.reason), "quiet"))),
            (_("Depuis le"), Cell(target.since)),
            (_("Par"), Cell(target.by)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: Suppression, on: date) -> list[Section]:
        """Return what came back."""
        reports = BounceReport.objects.filter(address_hash=target.address_hash)
        rows = [
            Row(
                [
                    Cell(one.received_at),
                    Cell(one.get_kind_display(), note=one.get_cause_display()),
                    Cell(one.reason, note=one.status),
                ]
            )
            for one in reports
        ]
        headings = [_("Reçu le"), _("Nature"), _("Ce que dit le serveur")]
        return [Section(_("Ce qui est revenu"), headings, rows, _("Aucun message revenu n’est conservé."))]


class LiftForm(forms.Form):
    """Why it answers again."""

    reason = forms.CharField(
        label=_("Pourquoi"),
        max_length=200,
        help_text=_("Ce qui permet de croire que l’adresse répond de nouveau. Le journal le garde."),
    )


class Lift(Deed):
    """Write to an address again."""

    model = Suppression
    slug = "retablir"
    rule = "suppressions.lift"
    label = _("Écrire de nouveau à cette adresse")
    icon = "undo"
    form_class = LiftForm
    explanation = _(
        "Les prochains envois lui écriront. Un plaignant ne se rétablit qu’à sa demande ; une boîte qui n’existe pas "
        "refusera encore, et nuira à la réputation de tous les envois."
    )
    submit_label = _("Rétablir l’adresse")
    done = _("L’adresse est rétablie.")

    def get_queryset(self) -> Any:
        """Offer only what may come back by our decision."""
        return silent()

    def perform(self, target: Suppression, data: Mapping[str, Any]) -> None:
        """Call the service."""
        suppressions.release(target, reason=data["reason"], by=self.actor, now=clock.now())

    def get_success_url(self) -> str:
        """Lead to the list: the record is gone."""
        return reverse("desk_suppression:index")


class SuppressionViewSet(DeskViewSet):
    """Adresses qui ne répondent plus."""

    name = "desk_suppression"
    url_prefix = "adresses-muettes"
    model = Suppression
    icon = "warning"
    menu_label = _("Adresses qui ne répondent plus")
    export_filename = "adresses-qui-ne-repondent-plus"
    ordering = ("-since", "-pk")
    index_view_class = SuppressionIndex
    inspect_view_class = SuppressionRecord
    rules: ClassVar = {"view": "suppressions.view"}
    deeds: ClassVar = [Lift]
