"""Records of bodies and mandates."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.choices import Confirmation, MissionLetterState, ParityNature
from faitiere.domains.mandates.models import Body, Mandate
from faitiere.domains.people.queries import Event, merged
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked
from faitiere.web.desk.mandates.deeds import BeginMandate, GiveReport, ReceiveSigned, StateMandate

TONES = {
    Confirmation.IN_FORCE: "good",
    Confirmation.UNCONFIRMED: "warn",
    Confirmation.VACANT: "bad",
    Confirmation.UNKNOWN: "quiet",
}
LETTER_TONES = {
    MissionLetterState.ISSUED: "warn",
    MissionLetterState.SIGNED: "good",
    MissionLetterState.REPLACED: "quiet",
}


def standing_cell(standing: queries.Standing) -> Cell:
    """Return how sure it is that a seat is held so."""
    confirmation = Confirmation(standing.confirmation)
    return Cell(confirmation.label, tone=TONES[confirmation], note=" – ".join(standing.caveats))


def holder_cell(standing: queries.Standing) -> Cell:
    """Return who holds a seat, leading to the mandate."""
    return Cell(standing.holder_name, record_url(standing.mandate) if standing.mandate else "", note=standing.title)


def parity_facts(parity: queries.Parity) -> list[tuple[Any, Cell]]:
    """Return how many women and men sit, and what the rule asks."""
    share = f"{parity.percentage:n} %" if parity.percentage is not None else ""
    counts = _("%(women)s femmes, %(men)s hommes") % {"women": parity.women, "men": parity.men}
    rule = ParityNature(parity.nature).label
    asked = parity.nature != ParityNature.NONE
    if not (parity.known or asked):
        return []
    tone = {True: "good", False: "bad", None: "quiet"}[parity.is_satisfied] if asked else "quiet"
    since = f"{parity.decided_by}, {parity.since:%d/%m/%Y}".strip(", ") if parity.since else ""
    return [
        (_("Parité"), Cell(counts, note=share)),
        (_("Règle de parité"), Cell(rule, note=since)),
        (_("Constat"), Cell(parity.verdict, tone=tone)),
    ]


class BodyRecord(RecordView):
    """A body: who sits in it on a day, parity, and its story."""

    def facts(self, target: Body, on: date) -> list[tuple[Any, Cell]]:
        """Return what it is."""
        group = getattr(target, "group", None)
        facts = [
            (_("Nature"), Cell(target.get_kind_display())),
            (_("Groupe"), linked(group)),
            (_("Organisation"), linked(target.organization)),
            (_("Instance parente"), linked(target.parent)),
            (_("Sièges prévus"), Cell(target.size)),
            (_("Durée des mandats"), Cell(f"{target.term_years} ans" if target.term_years else "")),
            (_("Créée le"), Cell(target.starts_on)),
            (_("Supprimée le"), Cell(target.ends_on)),
            (_("Présentation"), Cell(target.description)),
            (_("Source"), Cell(target.source)),
        ]
        known = [(label, cell) for label, cell in facts if cell.text not in ("", None)]
        return [*known, *parity_facts(queries.parity(target, on))]

    def sections(self, target: Body, on: date) -> list[Section]:
        """Return its seats, what sources disagree on, and its parts."""
        parts = [Row([linked(part), Cell(part.get_kind_display())]) for part in target.parts.all()]
        return [
            self._seats(target, on),
            *self._disagreements(target),
            *([Section(_("Instances rattachées"), [_("Instance"), _("Nature")], parts, "")] if parts else []),
        ]

    def timeline(self, target: Body) -> list[Event]:
        """Return its story."""
        return queries.timeline(target)

    def concerned(self, target: Body) -> Iterable[Model]:
        """Log also what was done to its seats and mandates."""
        mandates = Mandate.objects.told().filter(seat__body=target)
        return [target, *target.seats.select_related("body"), *mandates]

    def _seats(self, target: Body, on: date) -> Section:
        rows = [
            Row(
                [
                    Cell(standing.seat.label or standing.seat.get_role_display()),
                    holder_cell(standing),
                    linked(standing.mandate.authority if standing.mandate else None),
                    Cell(standing.last_seen),
                    standing_cell(standing),
                ],
                [
                    Link(_("Constater"), StateMandate.url(standing.seat)),
                    Link(_("Commencer"), BeginMandate.url(standing.seat)),
                ],
            )
            for standing in queries.composition(target, on)
        ]
        headings = [_("Siège"), _("Tenu par"), _("Au titre de"), _("Dernière mention"), _("État")]
        return Section(_("Composition"), headings, rows, _("Cette instance n’a encore aucun siège."))

    def _disagreements(self, target: Body) -> list[Section]:
        aside = Mandate.objects.told().filter(seat__body=target, is_retained=False).order_by("seat", "holds_from", "pk")
        rows = [
            Row(
                [
                    Cell(one.seat.label or one.seat.get_role_display()),
                    linked(one),
                    Cell(one.held_since),
                    Cell(one.judgement, note=one.judged_by) if one.judged_on else Cell(_("à arbitrer"), tone="warn"),
                ]
            )
            for one in aside
        ]
        headings = [_("Siège"), _("Version écartée"), _("Depuis"), _("Arbitrage")]
        note = _("Deux sources se contredisent : les deux sont gardées, une seule est retenue.")
        return [Section(_("Versions écartées"), headings, rows, "", note=note)] if rows else []


class MandateRecord(RecordView):
    """A mandate: who, on which seat, since when, who says so, its letter, its accounts."""

    def facts(self, target: Mandate, on: date) -> list[tuple[Any, Cell]]:
        """Return what is known of it on the day."""
        standing = queries.holder(target.seat, on)
        holds = standing.mandate is not None and standing.mandate.pk == target.pk
        state = standing_cell(standing) if holds else Cell(_("ne vaut pas à cette date"), tone="quiet")
        facts = [
            (_("Siège"), Cell(target.seat.label or target.seat.get_role_display())),
            (_("Instance"), linked(target.seat.body)),
            (
                _("Tenu par"),
                linked(target.person or target.organization)
                if target.person_id or target.organization_id
                else Cell(target.holder_name),
            ),
            (_("Titre ce jour-là"), Cell(standing.title if holds else "")),
            (_("Au titre de"), linked(target.authority)),
            (_("État"), state),
            (_("Vaut à partir du"), Cell(target.held_since)),
            (_("Début connu"), Cell(target.starts_on)),
            (_("Terme"), Cell(standing.term_ends_on if holds else None)),
            (_("Fin"), Cell(target.ends_on, note=target.end_reason)),
            (_("Suppléance"), linked(target.substitute)),
            (_("Version"), Cell(_("retenue"), tone="good") if target.is_retained else Cell(_("écartée"), tone="warn")),
            (_("Arbitrage"), Cell(target.judgement, note=target.judged_by)),
            (_("Note"), Cell(target.note)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def get_base_object_queryset(self) -> Any:
        """Load what names it."""
        return Mandate.objects.told()

    def sections(self, target: Mandate, on: date) -> list[Section]:
        """Return its letters, its accounts, its sources."""
        return [self._letters(target), self._reports(target), self._mentions(target)]

    def timeline(self, target: Mandate) -> list[Event]:
        """Return the part of the body's story that is about this seat's holder."""
        events = queries.timeline(target.seat.body)
        about = [
            event
            for event in events
            if getattr(event.about, "mandate_id", getattr(event.about, "pk", None)) == target.pk
        ]
        return merged(about)

    def _letters(self, target: Mandate) -> Section:
        rows = [
            Row(
                [
                    linked(mission.letter),
                    Cell(mission.letter.issued_on),
                    Cell(mission.get_state_display(), tone=LETTER_TONES[MissionLetterState(mission.state)]),
                    Cell(mission.signed_on),
                    Cell(mission.signed_copy.title, url=mission.signed_copy.url) if mission.signed_copy else Cell(""),
                ],
                [Link(ReceiveSigned.label, ReceiveSigned.url(mission))] if ReceiveSigned.is_offered(mission) else [],
            )
            for mission in target.mission_letters.select_related("letter", "signed_copy")
        ]
        headings = [_("Lettre"), _("Datée du"), _("État"), _("Signée le"), _("Exemplaire signé")]
        act, label = ("nouvelle-version", _("Nouvelle version")) if rows else ("emettre", _("Émettre la lettre"))
        links = [Link(label, reverse(f"desk_missionletter:{act}", args=[target.pk]), "mail")]
        empty = _("Aucune lettre n’a encore été émise pour ce mandat.")
        return Section(_("Lettre de mission"), headings, rows, empty, links)

    def _reports(self, target: Mandate) -> Section:
        rows = [
            Row(
                [Cell(report.due_on), linked(report.body), Cell(report.given_on), Cell(report.note)],
                [] if report.given_on else [Link(GiveReport.label, GiveReport.url(report))],
            )
            for report in target.reports.select_related("body")
        ]
        headings = [_("Attendu pour le"), _("Devant"), _("Présenté le"), _("Note")]
        return Section(_("Comptes rendus"), headings, rows, _("Aucun compte rendu n’est attendu."))

    def _mentions(self, target: Mandate) -> Section:
        rows = [
            Row([Cell(mention.seen), Cell(mention.source), Cell(mention.source_page), Cell(mention.note)])
            for mention in target.mentions.order_by("-seen_on", "pk")
        ]
        headings = [_("Date"), _("Source"), _("Page"), _("Note")]
        return Section(_("Qui le dit"), headings, rows, _("Aucune source n’est notée."))
