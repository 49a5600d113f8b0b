"""Who is due a mission letter on a day, and why the others are not."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from faitiere.domains.groups.choices import GroupKind, StepKind
from faitiere.domains.groups.models import Group, GroupStep
from faitiere.domains.mandates.choices import Confirmation, Holding, SeatRole
from faitiere.domains.mandates.models import Mandate, Seat
from faitiere.domains.mandates.queries import Standing, holders_on
from faitiere.domains.people.models import Person
from faitiere.kernel.periods import Precision

PRESIDING = (SeatRole.PRESIDENT, SeatRole.HEAD_OF_MISSION)


@dataclass(frozen=True)
class Mission:
    """A group presided, on a day, by a named person whose mandate is in force."""

    group: Group
    standing: Standing
    mandate: Mandate
    person: Person

    @property
    def variant(self) -> str:
        """Return the case of the letter: a country group is presided, anything else is animated."""
        return "pays" if self.group.kind == GroupKind.COUNTRY else "travail"

    @property
    def label(self) -> str:
        """Return « Groupe-pays Sénégal – Arnaud Ngatcha »."""
        return f"{self.group.name} – {self.person}"


@dataclass(frozen=True)
class LeftOut:
    """A group that gets no letter, and why, in French."""

    group: Group
    reason: str


def missions_on(on: date) -> tuple[list[Mission], list[LeftOut]]:
    """Return who is due a letter and who is not: a constant number of queries."""
    groups = {group.body_id: group for group in _groups()}
    seats = list(
        Seat.objects.filter(body__in=groups, role__in=PRESIDING).select_related("body").order_by("body", "order", "pk")
    )
    standings = holders_on(on, seats)
    seated: dict[int, list[Standing]] = {body: [] for body in groups}
    for seat in seats:
        seated[seat.body_id].append(standings[seat.pk])
    missions: list[Mission] = []
    left_out: list[LeftOut] = []
    for body, group in groups.items():
        found, reasons = _sorted(group, seated[body], on)
        missions += found
        left_out += [LeftOut(group, reason) for reason in reasons]
    return missions, left_out


def mission_on(mandate: Mandate, on: date) -> Mission | LeftOut | None:
    """Return the mission of a mandate on a day, or why it gets no letter; None when it presides no group."""
    group = _groups().filter(body=mandate.seat.body_id).first()
    if group is None:
        return None
    standing = holders_on(on, [mandate.seat])[mandate.seat_id]
    found, reasons = _sorted(group, [standing], on)
    if found and found[0].mandate == mandate:
        return found[0]
    return LeftOut(group, reasons[0] if reasons else f"la présidence revient alors à {standing.holder_name}")


def _groups() -> QuerySet[Group]:
    return Group.objects.select_related("body", "zone", "dynamic").prefetch_related(
        "steps", "countries", "topics__goals", "members"
    )


def _sorted(group: Group, standings: list[Standing], on: date) -> tuple[list[Mission], list[str]]:
    asleep = _asleep(group, on)
    if asleep:
        return [], [asleep]
    if not standings:
        return [], ["aucune présidence connue à cette date"]
    missions: list[Mission] = []
    reasons: list[str] = []
    for standing in standings:
        if standing.is_in_force and standing.person and standing.mandate:
            missions.append(Mission(group, standing, standing.mandate, standing.person))
        else:
            reasons.append(_reason(standing))
    return missions, reasons


def _asleep(group: Group, on: date) -> str:
    """Return « en sommeil depuis octobre 2020 » when the group does not work on that day."""
    passed = [step for step in group.steps.all() if step.is_retained and step.seen_on <= on]
    last = max(passed, key=lambda step: (step.seen_on, step.pk), default=None)
    words = {StepKind.DORMANT: "en sommeil", StepKind.CLOSED: "clos"}
    if last is None or last.kind not in words:
        return ""
    article = "le " if last.seen_precision == Precision.DAY else ""
    return f"groupe {words[StepKind(last.kind)]} depuis {article}{last.seen}"


def _reason(standing: Standing) -> str:
    mandate = standing.mandate
    if mandate is None:
        vacant = standing.confirmation == Confirmation.VACANT
        return "présidence vacante" if vacant else "aucune présidence connue à cette date"
    if mandate.holding == Holding.VACANT:
        return f"présidence vacante ({mandate.label.lower()})" if mandate.label else "présidence vacante"
    if mandate.holding == Holding.AUTHORITY:
        return f"présidence tenue par {mandate.label or mandate.authority}, sans nom de personne"
    if mandate.holding == Holding.ORGANIZATION:
        return f"suivi confié à une association partenaire : {mandate.organization}"
    return (
        f"dernière mention de {mandate.person} : {standing.last_seen}, non confirmé depuis plus que la durée du mandat"
    )


def created_in(group: Group, on: date) -> GroupStep | None:
    """Return the step that created a group, when it is known by then."""
    created = [step for step in group.steps.all() if step.kind == StepKind.CREATED and step.is_retained]
    return min((step for step in created if step.seen_on <= on), key=lambda step: step.seen_on, default=None)
