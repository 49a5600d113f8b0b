"""The home of the desk: what waits for somebody, each line leading to where one acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from faitiere.domains.events.choices import EventState, WhenKind
from faitiere.domains.events.models import Event
from faitiere.domains.groups.queries.missions import letters_due
from faitiere.domains.mandates import queries as mandates
from faitiere.domains.mandates.choices import BodyKind, Confirmation, MissionLetterState, SeatRole
from faitiere.domains.mandates.models import Body, MissionLetter, MissionReport
from faitiere.domains.members.choices import MembershipState
from faitiere.domains.members.models import Membership
from faitiere.domains.newsletters.queries.deliverability import held_against_us
from faitiere.domains.newsroom.queries.contributions import waiting as to_read
from faitiere.domains.people.choices import CorrectionState
from faitiere.domains.people.models import Correction
from faitiere.domains.people.queries.erasures import asking
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.periods import add_months
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.mandates.deeds import BeginMandate
from faitiere.web.ui.templatetags.ui import moment

SHOWN = 5
Standings = list[mandates.Standing]


@dataclass(frozen=True)
class Line:
    """Something to look at. `note` says why, `tone` how soon."""

    text: Any
    url: str
    note: Any = ""
    tone: str = ""
    tag: Any = ""


@dataclass(frozen=True)
class Card:
    """A pile of work, or the sentence that says there is none."""

    title: str
    lines: list[Line]
    empty: str
    more_url: str = ""
    is_news: bool = False

    @property
    def count(self) -> int:
        """Return how many wait."""
        return len(self.lines)

    @property
    def shown(self) -> list[Line]:
        """Return the first ones."""
        return self.lines[:SHOWN]

    @property
    def hidden(self) -> int:
        """Return how many are not shown."""
        return max(self.count - SHOWN, 0)


def _listed(name: str, query: str = "") -> str:
    return reverse(f"{name}:index") + (f"?{query}" if query else "")


def corrections() -> Card:
    """Return the proposals that wait for a decision."""
    waiting = Correction.objects.filter(state=CorrectionState.PROPOSED).select_related("authority", "author")
    lines = [
        Line(capfirst(str(one)), record_url(one), str(one.author or ""))
        for one in waiting.order_by("proposed_at", "pk")
    ]
    empty = _("Aucune correction n’attend de réponse.")
    return Card(_("Corrections à examiner"), lines, empty, _listed("desk_correction", "state=proposed"))


def contributions() -> Card:
    """Return what authorities have sent for the site and the letter, and nobody has answered."""
    waiting = to_read().select_related("authority")
    lines = [Line(one.title, record_url(one), str(one.authority)) for one in waiting]
    empty = _("Aucune contribution n’attend de réponse.")
    return Card(_("Contributions à relire"), lines, empty, _listed("desk_contribution", "state=sent"))


def erasures() -> Card:
    """Return the people who ask to be erased: the network has a month to answer (GDPR art. 12(3))."""
    lines = [Line(one, record_url(one)) for one in asking()]
    return Card(_("Demandes d’effacement"), lines, _("Personne ne demande à être effacé."))


def requests() -> Card:
    """Return the memberships asked for."""
    asked = Membership.objects.filter(state=MembershipState.REQUESTED).select_related("authority")
    lines = [Line(one.authority, record_url(one)) for one in asked.order_by("starts_on", "pk")]
    empty = _("Aucune demande d’adhésion n’attend.")
    return Card(_("Demandes d’adhésion"), lines, empty, _listed("desk_membership", "state=requested"))


def vacancies(on: date, standings: Standings) -> Card:
    """Return the seats that nobody holds, those of the network's own bodies and groups."""
    lines = [
        Line(capfirst(str(standing.seat)), BeginMandate.url(standing.seat), standing.holder_name, "bad", _("vacant"))
        for standing in mandates.vacancies(on, standings=standings)
        if standing.seat.body.organization_id is None
        and standing.confirmation == Confirmation.VACANT
        and standing.seat.role != SeatRole.CHAIR_OF_MEETING
    ]
    empty = _("Tous les sièges sont tenus.")
    return Card(_("Sièges vacants"), lines, empty, _listed("desk_mandate", "standing=vacant"))


def terms(on: date, standings: Standings) -> Card:
    """Return the terms that are over, then those that end within six months."""
    lines = []
    for ending in mandates.terms_ending(on, standings=standings):
        days = ending.days_left
        left = _("dans %(days)s jours") % {"days": days} if days > 0 else _("terme échu")
        tone = "bad" if days <= 0 else "warn" if days <= 92 else "quiet"
        text = f"{ending.mandate.holder_name}, {ending.standing.seat}"
        lines.append(Line(text, record_url(ending.mandate), ending.ends_on, tone, left))
    empty = _("Aucun mandat n’arrive à son terme dans les six mois.")
    return Card(_("Mandats à leur terme"), lines, empty, _listed("desk_mandate", "expired=yes"))


def disagreements() -> Card:
    """Return the statements that contradict another and wait for a judgement."""
    lines = [Line(one, record_url(one), one.held_since) for one in mandates.disagreements()]
    empty = _("Aucune source n’en contredit une autre sans arbitrage.")
    return Card(_("Versions à arbitrer"), lines, empty, _listed("desk_mandate", "version=open"))


def letters_to_issue(on: date, standings: Standings) -> Card:
    """Return the presidencies in force that have no letter."""
    lines = [
        Line(one.group, reverse("desk_missionletter:emettre", args=[one.mandate.pk]), str(one.person))
        for one in letters_due(on, standings)
    ]
    empty = _("Chaque présidence en vigueur a sa lettre.")
    return Card(_("Lettres de mission à émettre"), lines, empty, reverse("desk_missionletter:day"))


def letters_to_sign() -> Card:
    """Return the letters whose signed copy has not come back."""
    sent = MissionLetter.objects.filter(state=MissionLetterState.ISSUED).select_related("letter", "mandate")
    lines = [
        Line(f"{one.letter}, {one.letter.recipient}", record_url(one.mandate), one.letter.issued_on)
        for one in sent.order_by("letter__issued_on", "pk")
    ]
    empty = _("Aucune lettre n’attend de signature.")
    return Card(_("Lettres à faire signer"), lines, empty, _listed("desk_missionletter", "state=issued"))


def reports(on: date) -> Card:
    """Return the accounts that are late, then those expected within three months."""
    expected = (
        MissionReport.objects.filter(given_on=None, due_on__lte=add_months(on, 3))
        .select_related("mandate__seat__body", "mandate__person", "mandate__authority", "mandate__organization")
        .order_by("due_on", "pk")
    )
    lines = [
        Line(
            one.mandate,
            record_url(one.mandate),
            one.due_on,
            "bad" if one.due_on < on else "quiet",
            _("en retard") if one.due_on < on else _("attendu"),
        )
        for one in expected
    ]
    return Card(_("Comptes rendus de mission"), lines, _("Aucun compte rendu n’est attendu dans les trois mois."))


def events_to_prepare(on: date) -> Card:
    """Return what takes place within two months, and what is over and of which nobody has said whether it was held."""
    alive = [EventState.IDEA, EventState.SAVE_THE_DATE, EventState.OPEN]
    near = Event.objects.filter(state__in=alive, when_kind__in=[WhenKind.EXACT, WhenKind.DAY])
    near = near.filter(starts_at__date__lte=add_months(on, 2)).order_by("starts_at", "pk")
    lines = []
    for one in near:
        is_over = one.when.last_day is not None and one.when.last_day < on
        tag, tone = (_("a-t-il eu lieu ?"), "bad") if is_over else (one.get_state_display(), "quiet")
        lines.append(Line(one, record_url(one), str(one.when), tone, tag))
    empty = _("Aucun événement dans les deux mois.")
    return Card(_("Événements à préparer"), lines, empty, _listed("desk_event", "time=coming"))


def refusals() -> Card:
    """Return what servers hold against us: as long as it lasts, letters are lost to people who asked for them."""
    page = reverse("desk_deliverability:index") + "#refus"
    lines = [
        Line(f"{capfirst(one.label)}, {one.domain}", page, one.last.date(), "bad", one.count)
        for one in held_against_us(clock.real_now())
    ]
    empty = _("Aucun serveur ne refuse nos messages à cause de nous.")
    return Card(_("Refus qui tiennent à nous"), lines, empty, page)


def parity(on: date, standings: Standings) -> Card:
    """Return the network's own bodies with how many women and men sit."""
    own = mandates.bodies_on(on).filter(organization=None).exclude(kind=BodyKind.PRESIDENTS).order_by("order", "pk")
    bodies: list[Body] = list(own)
    found = mandates.parities(bodies, on, standings=standings)
    lines = []
    for body in bodies:
        one = found[body.pk]
        if one.known:
            tone = {True: "good", False: "bad", None: "quiet"}[one.is_satisfied]
            counts = _("%(women)s femmes, %(men)s hommes") % {"women": one.women, "men": one.men}
            lines.append(Line(body, record_url(body), counts, tone, one.verdict))
    empty = _("La composition des instances n’est pas encore connue.")
    return Card(_("Parité des instances"), lines, empty, _listed("desk_body", "of_network=own"))


def activity() -> Card:
    """Return the latest deeds."""
    lines = [
        Line(
            f"{capfirst(entry.verb)} : {entry.target_name}",
            record_url(entry),
            f"{entry.actor_name}, {moment(entry.at)}",
        )
        for entry in AuditEntry.objects.all()[:8]
    ]
    return Card(_("Activité récente"), lines, _("Rien n’a encore été fait."), _listed("desk_auditentry"), True)


class Dashboard(Component):
    """All the piles of work."""

    template_name = "desk/dashboard.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Read each pile on the business date; who holds what is read once for all of them."""
        on = clock.today()
        standings = list(mandates.holders_on(on, titled=False).values())
        piles = [
            corrections(),
            contributions(),
            events_to_prepare(on),
            erasures(),
            requests(),
            letters_to_issue(on, standings),
            letters_to_sign(),
            vacancies(on, standings),
            terms(on, standings),
            reports(on),
            disagreements(),
            refusals(),
        ]
        return {
            "to_do": sorted(piles, key=lambda pile: not pile.lines),
            "to_know": [parity(on, standings), activity()],
        }
