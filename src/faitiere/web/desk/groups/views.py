"""The record of a group."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups import queries
from faitiere.domains.groups.choices import GroupState
from faitiere.domains.groups.models import Group
from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models import Mandate, MissionLetter
from faitiere.domains.people.queries import Event
from faitiere.web.desk.groups.deeds import JudgeStep, LeaveGroup, SetContacts
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked
from faitiere.web.desk.mandates.deeds import BeginMandate, StateMandate
from faitiere.web.desk.mandates.views import LETTER_TONES, holder_cell, standing_cell

MEETINGS_SHOWN = 10
TONES = {GroupState.ACTIVE: "good", GroupState.DORMANT: "warn", GroupState.FORMER: "quiet"}


def state_cell(state: queries.StateOn) -> Cell:
    """Return where a group stands, and since when."""
    if state.state is None:
        return Cell(_("n’existe pas encore"), tone="quiet")
    since = _("depuis %(since)s") % {"since": state.since} if state.since else ""
    return Cell(state.state.label, tone=TONES[state.state], note=since)


class GroupRecord(RecordView):
    """A group: where it stands, who leads it, who takes part, its letters and its story."""

    def get_base_object_queryset(self) -> Any:
        """Load what names it."""
        return Group.objects.select_related("body", "zone", "dynamic", "entrusted_to")

    def page(self, target: Group, on: date) -> queries.GroupPage:
        """Read the page once."""
        if not hasattr(self, "_page"):
            self._page = queries.group_page(target, on)
        return self._page

    def facts(self, target: Group, on: date) -> list[tuple[Any, Cell]]:
        """Return what it is."""
        page = self.page(target, on)
        lead = page.presidency
        facts = [
            (_("Nature"), Cell(target.get_kind_display())),
            (_("État"), state_cell(page.state)),
            (_("Présidence"), holder_cell(lead) if lead else Cell("")),
            (_("Certitude"), standing_cell(lead) if lead else Cell("")),
            (_("Au titre de"), linked(lead.mandate.authority if lead and lead.mandate else None)),
            (_("Zone"), linked(target.zone)),
            (_("Pays"), Cell([str(country) for country in page.countries])),
            (_("Thèmes"), Cell([str(topic) for topic in page.topics])),
            (_("S’inscrit dans"), linked(target.dynamic)),
            (_("Association partenaire"), linked(target.entrusted_to)),
            (_("Autres noms"), Cell(target.also_named)),
            (_("Instance"), linked(target.body)),
            (_("Présentation"), Cell(target.description)),
            (_("Source"), Cell(target.source)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None, [])]

    def sections(self, target: Group, on: date) -> list[Section]:
        """Return its seats, members, letters, steps."""
        page = self.page(target, on)
        return [
            self._seats(page),
            self._members(page),
            self._meetings(target),
            self._letters(target),
            self._steps(target),
        ]

    def timeline(self, target: Group) -> list[Event]:
        """Return its story."""
        return list(self._page.timeline)

    def concerned(self, target: Group) -> Iterable[Model]:
        """Log also what was done to its body, its seats and its mandates."""
        mandates = Mandate.objects.told().filter(seat__body=target.body_id)
        return [target, target.body, *target.body.seats.select_related("body"), *mandates]

    def public_url(self, target: Group) -> str:
        """Return its public page."""
        return reverse("public:group", args=[target.slug])

    def _seats(self, page: queries.GroupPage) -> Section:
        standings = [*([page.presidency] if page.presidency else []), *page.others]
        rows = [
            Row(
                [
                    Cell(standing.seat.label or standing.seat.get_role_display()),
                    holder_cell(standing),
                    Cell(standing.last_seen),
                    standing_cell(standing),
                ],
                [
                    Link(_("Constater"), StateMandate.url(standing.seat)),
                    Link(_("Commencer"), BeginMandate.url(standing.seat)),
                ],
            )
            for standing in standings
        ]
        headings = [_("Siège"), _("Tenu par"), _("Dernière mention"), _("État")]
        return Section(_("Qui le conduit"), headings, rows, _("Ce groupe n’a aucun siège."))

    def _members(self, page: queries.GroupPage) -> Section:
        rows = [
            Row(
                [
                    linked(card.authority),
                    Cell([f"{contact.person}, {contact.title}".strip(", ") for contact in card.contacts]),
                    Cell(card.member.starts_on),
                    Cell(_("adhérente"), tone="good")
                    if card.is_network_member
                    else Cell(_("non adhérente"), tone="warn"),
                ],
                [
                    Link(_("Suivi"), SetContacts.url(card.member)),
                    Link(_("Retirer"), LeaveGroup.url(card.member)),
                ],
            )
            for card in page.members
        ]
        headings = [_("Collectivité"), _("Suivi par"), _("Depuis"), _("Réseau")]
        return Section(_("Collectivités du groupe"), headings, rows, _("Aucune collectivité n’y participe."))

    def _meetings(self, target: Group) -> Section:
        events = target.events.order_by("-starts_at", "-pk")[:MEETINGS_SHOWN]
        rows = [Row([linked(event), Cell(str(event.when)), Cell(event.get_state_display())]) for event in events]
        prepare = Link(_("Préparer une réunion"), f"{reverse('desk_event:add')}?groupe={target.pk}", "plus")
        headings = [_("Rencontre"), _("Date"), _("État")]
        return Section(_("Rencontres"), headings, rows, _("Aucune rencontre n’est enregistrée."), [prepare])

    def _letters(self, target: Group) -> Section:
        missions = MissionLetter.objects.filter(mandate__seat__body=target.body_id).select_related(
            "letter", "mandate__person", "mandate__authority", "mandate__organization", "mandate__seat__body"
        )
        rows = [
            Row(
                [
                    linked(mission.letter),
                    Cell(mission.mandate.holder_name),
                    Cell(mission.letter.issued_on),
                    Cell(mission.get_state_display(), tone=LETTER_TONES[MissionLetterState(mission.state)]),
                ]
            )
            for mission in missions
        ]
        headings = [_("Lettre"), _("Pour"), _("Datée du"), _("État")]
        return Section(_("Lettres de mission"), headings, rows, _("Aucune lettre de mission n’a été émise."))

    def _steps(self, target: Group) -> Section:
        rows = [
            Row(
                [
                    Cell(step.seen),
                    Cell(step.get_kind_display()),
                    Cell(step.source, note=step.source_page),
                    Cell(_("retenue"), tone="good")
                    if step.is_retained
                    else Cell(_("écartée"), tone="quiet", note=step.judgement),
                ],
                [] if step.is_retained else [Link(_("Retenir"), JudgeStep.url(step))],
            )
            for step in target.steps.all()
        ]
        headings = [_("Date"), _("Étape"), _("Source"), _("Version")]
        return Section(
            _("Vie du groupe"), headings, rows, _("Aucune étape n’est enregistrée : le groupe est réputé actif.")
        )
