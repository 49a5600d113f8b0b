"""Corrections that members propose: what they would change, shown side by side, then accepted or refused."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.people.choices import (
    Civility,
    ContactKind,
    ContactPurpose,
    CorrectionKind,
    CorrectionState,
)
from faitiere.domains.people.models import ContactPoint, Correction
from faitiere.domains.people.services import corrections
from faitiere.domains.territories.models import Authority
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, Row, Section, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

TONES = {CorrectionState.PROPOSED: "warn", CorrectionState.ACCEPTED: "good", CorrectionState.REFUSED: "quiet"}
DETAILS = {
    "ended_on": _("Fin du mandat"),
    "title": _("Titre"),
    "portfolio": _("Délégation"),
    "starts_on": _("Début"),
    "first_name": _("Prénom"),
    "last_name": _("Nom"),
    "civility": _("Civilité"),
    "kind": _("Moyen"),
    "value": _("Adresse ou numéro"),
    "purpose": _("Finalité"),
    "role": _("Fonction"),
}
_CHOICES = {"civility": Civility, "kind": ContactKind, "purpose": ContactPurpose}


class AcceptForm(forms.Form):
    """A word for whoever proposed."""

    note = forms.CharField(label=_("Mot à la personne"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class RefuseForm(forms.Form):
    """Why not."""

    note = forms.CharField(label=_("Pourquoi"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class _Decision(Deed):
    """A decision on a proposal."""

    model = Correction
    rule = "corrections.decide"

    @classmethod
    def is_offered(cls, target: Correction) -> bool:
        """Offer it once."""
        return target.state == CorrectionState.PROPOSED

    def get_queryset(self) -> Any:
        """Load what names it."""
        return Correction.objects.select_related("authority")


class AcceptCorrection(_Decision):
    """Accept: the change is made at once."""

    slug = "accepter"
    label = _("Accepter")
    icon = "check"
    explanation = _("La correction est appliquée tout de suite, et la personne qui l’a proposée en est avertie.")
    submit_label = _("Accepter et appliquer")
    done = _("La correction est acceptée et appliquée.")
    form_class = AcceptForm

    def perform(self, target: Correction, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return corrections.accept(target, note=data["note"], by=self.actor, now=clock.now(), on=clock.today())


class RefuseCorrection(_Decision):
    """Refuse, and say why."""

    slug = "refuser"
    label = _("Refuser")
    icon = "cross"
    is_grave = True
    explanation = _("La personne qui l’a proposée lira votre réponse.")
    submit_label = _("Refuser")
    done = _("La correction est refusée.")
    form_class = RefuseForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {corrections.RefusalNeedsReason: "note"}

    def perform(self, target: Correction, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return corrections.refuse(target, note=data["note"], by=self.actor, now=clock.now())


def field_label(correction: Correction) -> str:
    """Return the name of the field that a proposal is about."""
    if correction.kind != CorrectionKind.AUTHORITY_FIELD:
        return ""
    return capfirst(str(getattr(Authority._meta.get_field(correction.field), "verbose_name", correction.field)))


class CorrectionRecord(RecordView):
    """A proposal, with the present value beside the proposed one."""

    is_dated = False

    def get_base_object_queryset(self) -> Any:
        """Load what names it."""
        return Correction.objects.select_related("authority", "office", "person", "author", "decided_by")

    def facts(self, target: Correction, on: date) -> list[tuple[Any, Cell]]:
        """Return who asks for what."""
        facts = [
            (_("État"), Cell(target.get_state_display(), tone=TONES[CorrectionState(target.state)])),
            (_("Objet"), Cell(target.get_kind_display())),
            (_("Collectivité"), linked(target.authority)),
            (_("Personne"), linked(target.person)),
            (_("Mandat électif"), Cell(target.office)),
            (_("Proposée par"), Cell(target.author, note=target.author.email if target.author else "")),
            (_("Proposée le"), Cell(target.proposed_at)),
            (_("Commentaire"), Cell(target.comment)),
            (_("Décidée par"), Cell(target.decided_by)),
            (_("Décidée le"), Cell(target.decided_at)),
            (_("Réponse"), Cell(target.decision_note)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: Correction, on: date) -> list[Section]:
        """Return what would change."""
        rows = [Row([Cell(label), Cell(before), Cell(after)]) for label, before, after in self._changes(target)]
        return [
            Section(
                _("Ce qui changerait"),
                [_("Champ"), _("Valeur actuelle"), _("Valeur proposée")],
                rows,
                _("C’est un message : l’accepter ne change rien par soi-même."),
            )
        ]

    def _changes(self, target: Correction) -> list[tuple[Any, Any, Any]]:
        if target.kind == CorrectionKind.AUTHORITY_FIELD:
            present = getattr(target.authority, target.field)
            before = present if target.state == CorrectionState.PROPOSED else target.old_value
            return [(field_label(target), before, target.new_value)]
        if target.details.get("action") == "retire":
            contact = ContactPoint.objects.filter(pk=target.details.get("contact")).first()
            return [(_("Contact à retirer"), contact, "")]
        before = {"ended_on": target.office.ends_on} if target.office else {}
        return [
            (label, before.get(name, ""), self._said(name, target.details[name]))
            for name, label in DETAILS.items()
            if target.details.get(name)
        ]

    def _said(self, name: str, value: str) -> Any:
        if name in _CHOICES:
            return dict(_CHOICES[name].choices).get(value, value)
        return date.fromisoformat(value) if name in {"ended_on", "starts_on"} else value


class CorrectionFilterSet(WagtailFilterSet):
    """By state and object."""

    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=CorrectionState.choices)
    kind = django_filters.MultipleChoiceFilter(label=_("Objet"), choices=CorrectionKind.choices)

    class Meta:
        model = Correction
        fields: ClassVar[list[str]] = []


class CorrectionIndex(DeskIndexView):
    """Proposals, the waiting ones first."""

    search_fields = ("authority__name", "comment", "new_value", "author__name", "author__email")
    intro = _("Ce que les adhérents proposent de corriger. Accepter applique la correction ; refuser demande un mot.")
    select = ("authority", "author", "decided_by", "person", "office")
    filterset_class = CorrectionFilterSet
    default_columns: ClassVar = [
        TitleColumn("kind", label=_("Objet"), accessor="get_kind_display", sort_key="kind"),
        RecordColumn("authority", label=_("Collectivité"), sort_key="authority__name"),
        Column("author", label=_("Proposée par")),
        DayColumn("proposed_at", label=_("Le"), sort_key="proposed_at"),
        TagColumn("state", label=_("État"), accessor="get_state_display", key="state", tones=TONES, sort_key="state"),
    ]
    extra_columns: ClassVar = [
        Column("field", label=_("Champ"), accessor=field_label),
        Column("new_value", label=_("Valeur proposée")),
        Column("decided_by", label=_("Décidée par")),
        DayColumn("decided_at", label=_("Décidée le"), sort_key="decided_at"),
    ]


class CorrectionViewSet(DeskViewSet):
    """Corrections."""

    name = "desk_correction"
    url_prefix = "corrections"
    model = Correction
    icon = "edit"
    menu_label = _("Corrections")
    export_filename = "corrections"
    ordering = "-proposed_at"
    index_view_class = CorrectionIndex
    inspect_view_class = CorrectionRecord
    rules: ClassVar = {"view": "corrections.decide"}
    deeds: ClassVar = [AcceptCorrection, RefuseCorrection]
    bulk_deeds: ClassVar = [AcceptCorrection, RefuseCorrection]
