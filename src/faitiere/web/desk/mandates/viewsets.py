"""Bodies and mandates."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.choices import Confirmation
from faitiere.domains.mandates.models import Body, Mandate
from faitiere.kernel import clock
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import Column, DayColumn, NumberColumn, RecordColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.mandates import actions, deeds, forms
from faitiere.web.desk.mandates.filters import BodyFilterSet, MandateFilterSet
from faitiere.web.desk.mandates.views import TONES, BodyRecord, MandateRecord


class BodyIndex(DeskIndexView):
    """Bodies, with parity and vacancies on the business date."""

    search_fields = ("name", "acronym")
    intro = _("Assemblée, conseil, bureau, groupes, comités et instances d’autres organisations où le réseau siège.")
    select = ("organization", "parent")
    filterset_class = BodyFilterSet
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        Column("kind", label=_("Nature"), accessor="get_kind_display", sort_key="kind"),
        NumberColumn("seated", label=_("Sièges tenus")),
        NumberColumn("unfilled", label=_("Sièges vacants")),
        Column("parity", label=_("Femmes et hommes"), accessor="parity_said"),
    ]
    extra_columns: ClassVar = [
        Column("acronym", label=_("Sigle"), sort_key="acronym"),
        RecordColumn("organization", label=_("Organisation")),
        RecordColumn("parent", label=_("Instance parente")),
        NumberColumn("size", label=_("Sièges prévus"), sort_key="size"),
        Column("verdict", label=_("Constat de parité"), accessor="parity_verdict"),
        DayColumn("starts_on", label=_("Créée le"), sort_key="starts_on"),
        DayColumn("ends_on", label=_("Supprimée le"), sort_key="ends_on"),
    ]

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Add the count of seats and parity: a constant number of queries."""
        parities = queries.parities(rows, clock.today())
        for body in rows:
            parity = parities[body.pk]
            body.seated = parity.known + parity.unknown
            body.unfilled = parity.unfilled
            body.parity_said = f"{parity.women} F, {parity.men} H" if parity.known else ""
            body.parity_verdict = parity.verdict if parity.known else ""
        return rows


class BodyViewSet(DeskViewSet):
    """Instances."""

    name = "desk_body"
    url_prefix = "instances"
    model = Body
    icon = "group"
    menu_label = _("Instances")
    export_filename = "instances"
    ordering = ("order", "name")
    form_class = forms.BodyForm
    index_view_class = BodyIndex
    inspect_view_class = BodyRecord
    rules: ClassVar = {"view": "bodies.view", "add": "bodies.create", "change": "bodies.update"}
    actions: ClassVar = [actions.CreateBody, actions.UpdateBody]
    deeds: ClassVar = [deeds.AddSeat, deeds.SetParity, deeds.StateMandate, deeds.BeginMandate]


class MandateIndex(DeskIndexView):
    """Mandates, with how sure each is on the business date."""

    search_fields = (
        "person__last_name",
        "person__first_name",
        "authority__name",
        "organization__name",
        "seat__body__name",
        "label",
    )
    intro = _("Qui tient quel siège, depuis quand, et qui le dit. On ajoute un mandat depuis la fiche de son instance.")
    select = ("person", "authority", "organization", "seat__body", "substitute", "office")
    filterset_class = MandateFilterSet
    default_columns: ClassVar = [
        TitleColumn("holder", label=_("Tenu par"), accessor="holder_name", sort_key="person__last_name"),
        Column("seat", label=_("Siège"), accessor="seat.get_role_display", sort_key="seat__role"),
        RecordColumn("body", label=_("Instance"), accessor="seat.body", sort_key="seat__body__name"),
        TagColumn("standing", label=_("À ce jour"), accessor="standing_said", key="standing_key", tones=TONES),
        DayColumn("holds_from", label=_("Depuis"), accessor="held_since", sort_key="holds_from"),
    ]
    extra_columns: ClassVar = [
        RecordColumn("authority", label=_("Au titre de"), sort_key="authority__name"),
        DayColumn("last_seen", label=_("Dernière mention")),
        DayColumn("term_ends_on", label=_("Terme")),
        Column("caveats", label=_("À savoir")),
        RecordColumn("substitute", label=_("Suppléance")),
        DayColumn("ends_on", label=_("Fin"), sort_key="ends_on"),
        Column("end_reason", label=_("Motif de fin")),
    ]

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Add how each stands on the business date: a constant number of queries."""
        standings = queries.holders_on(clock.today(), [mandate.seat for mandate in rows])
        for mandate in rows:
            standing = standings[mandate.seat_id]
            holds = standing.mandate is not None and standing.mandate.pk == mandate.pk
            mandate.standing_key = standing.confirmation if holds else ""
            mandate.standing_said = Confirmation(standing.confirmation).label if holds else self._past(mandate)
            mandate.last_seen = standing.last_seen if holds else None
            mandate.term_ends_on = standing.term_ends_on if holds else None
            mandate.caveats = " – ".join(standing.caveats) if holds else ""
        return rows

    def _past(self, mandate: Mandate) -> str:
        if not mandate.is_retained:
            return str(_("écarté"))
        return str(_("à venir")) if mandate.holds_from > clock.today() else str(_("passé"))


class MandateViewSet(DeskViewSet):
    """Mandats."""

    name = "desk_mandate"
    url_prefix = "mandats"
    model = Mandate
    icon = "user"
    menu_label = _("Mandats")
    export_filename = "mandats"
    ordering = ("seat__body__name", "seat__order", "-holds_from")
    index_view_class = MandateIndex
    inspect_view_class = MandateRecord
    rules: ClassVar = {"view": "mandates.view"}
    bulk_deeds: ClassVar = [deeds.RenewMandate, deeds.EndMandate]
    deeds: ClassVar = [
        deeds.RenewMandate,
        deeds.NameSubstitute,
        deeds.JudgeMandate,
        deeds.PlanReport,
        deeds.EndMandate,
        deeds.GiveReport,
        deeds.ReceiveSigned,
    ]
