"""« Mon espace »: what concerns me today."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from faitiere.domains.groups.models import GroupMember
from faitiere.domains.groups.queries import Assignment, assignments_of, groups_of
from faitiere.domains.mandates.models import MissionReport
from faitiere.domains.people.choices import CorrectionState
from faitiere.domains.people.models import Correction
from faitiere.kernel.periods import PartialDate, add_months
from faitiere.web.portal.access import PortalRequest, Standing, Visitor, gate, is_signed_in

SOON_MONTHS = 6


@dataclass(frozen=True)
class Notice:
    """Something that waits for the visitor, or that they should know."""

    title: str
    text: str
    url: str = ""
    label: str = ""
    tone: str = ""


@gate(is_signed_in)
@require_safe
def home(request: PortalRequest) -> HttpResponse:
    """Show what the visitor's standing opens to them."""
    visitor = request.visitor
    missions = assignments_of(visitor.person, visitor.on) if visitor.person else []
    held = [mission for mission in missions if mission.is_held]
    context = {
        "visitor": visitor,
        "notices": [*_of_memberships(visitor), *_of_missions(held), *_of_corrections(visitor)],
        "missions": held,
        "memberships": _groups(visitor),
        "desk": settings.DESK_PREFIX if visitor.user.is_staff else "",
    }
    return render(request, "portal/home/home.html", context)


def _groups(visitor: Visitor) -> list[GroupMember]:
    found = [member for tie in visitor.affiliations for member in groups_of(tie.authority, visitor.on)]
    return list({member.group_id: member for member in found}.values())


def _of_memberships(visitor: Visitor) -> Iterator[Notice]:
    for tie in visitor.affiliations:
        if tie.standing == Standing.LAPSED and tie.membership and tie.membership.ends_on:
            since = PartialDate(tie.membership.ends_on)
            yield Notice(
                f"L’adhésion {tie.authority.genitive} est échue",
                f"Depuis le {since}, les contacts et les documents réservés aux adhérents ne lui sont plus ouverts.",
                reverse("portal:members:renew", args=[tie.authority.pk]),
                "Comment renouveler l’adhésion",
                "warning",
            )


def _of_missions(missions: list[Assignment]) -> Iterator[Notice]:
    mine = reverse("portal:mandates:mine")
    for mission in missions:
        seat = str(mission.mandate.seat)
        if mission.letter_to_sign:
            download = reverse("portal:mandates:letter", args=[mission.letter_to_sign.pk])
            yield Notice("Une lettre de mission attend votre signature", seat, download, "Télécharger la lettre (PDF)")
        ends_on = mission.standing.term_ends_on if mission.standing else None
        if ends_on and ends_on <= mission.on:
            yield Notice(
                "Le terme de votre mandat est échu", f"{seat} : renouvellement non connu.", mine, "Voir le mandat"
            )
        elif ends_on and ends_on <= add_months(mission.on, SOON_MONTHS):
            yield Notice(
                "Votre mandat arrive à son terme", f"{seat} : le {PartialDate(ends_on)}.", mine, "Voir le mandat"
            )
        report = mission.report_due
        if report and report.due_on <= add_months(mission.on, SOON_MONTHS):
            yield _report_due(report, seat, mine, is_late=report.due_on < mission.on)


def _report_due(report: MissionReport, seat: str, url: str, *, is_late: bool) -> Notice:
    before = f" ({report.body})" if report.body else ""
    due_on = PartialDate(report.due_on)
    if is_late:
        text = f"{seat}{before} : il était attendu pour le {due_on}."
        return Notice("Un compte rendu de mission est en retard", text, url, "Voir le mandat", "warning")
    return Notice(
        "Un compte rendu de mission est attendu", f"{seat}{before} : pour le {due_on}.", url, "Voir le mandat"
    )


def _of_corrections(visitor: Visitor) -> Iterator[Notice]:
    waiting = Correction.objects.filter(author=visitor.user, state=CorrectionState.PROPOSED).count()
    if waiting:
        title = "Une correction attend une réponse" if waiting == 1 else f"{waiting} corrections attendent une réponse"
        yield Notice(
            title,
            "L’équipe du réseau l’examine." if waiting == 1 else "L’équipe du réseau les examine.",
            reverse("portal:people:corrections"),
            "Les suivre",
        )
