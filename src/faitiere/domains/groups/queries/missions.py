"""Who is due a mission letter on a day, and why the others are not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from faitiere.domains.groups.choices import GroupKind, GroupState, StepKind
from faitiere.domains.groups.models import Group
from faitiere.domains.groups.queries.states import StateOn, state_on, states_on
from faitiere.domains.letters.queries import formulas
from faitiere.domains.mandates.choices import Confirmation, Holding, MissionLetterState, SeatRole
from faitiere.domains.mandates.models import Mandate, MissionLetter, Seat
from faitiere.domains.mandates.queries import Standing, holders_on, term_of
from faitiere.domains.people.models import Person
from faitiere.kernel.periods import PartialDate, Precision, add_years

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
    states = states_on(groups.values(), on)
    for body, group in groups.items():
        found, reasons = _sorted(group, seated[body], states[group.pk])
        missions += found
        left_out += [LeftOut(group, reason) for reason in reasons]
    signed = _signed(missions, on)
    left_out += [
        LeftOut(mission.group, signed[mission.mandate.pk]) for mission in missions if mission.mandate.pk in signed
    ]
    return [mission for mission in missions if mission.mandate.pk not in signed], left_out


def letters_due(on: date, standings: Iterable[Standing]) -> list[Mission]:
    """Return the presidencies in force for which no letter was issued, from how all seats stand: three queries."""
    groups = {group.body_id: group for group in Group.objects.select_related("body", "zone", "dynamic")}
    states = states_on(groups.values(), on)
    found: list[Mission] = []
    for one in standings:
        group = groups.get(one.seat.body_id)
        if group and one.seat.role in PRESIDING:
            found += _sorted(group, [one], states[group.pk])[0]
    issued = MissionLetter.objects.filter(mandate__in=[one.mandate for one in found])
    held = set(issued.exclude(state=MissionLetterState.REPLACED).values_list("mandate", flat=True))
    return [one for one in found if one.mandate.pk not in held]


def mission_on(mandate: Mandate, on: date) -> Mission | LeftOut | None:
    """Return the mission of a mandate on a day, or why it gets no letter; None when it presides no group."""
    group = _groups().filter(body=mandate.seat.body_id).first()
    if group is None:
        return None
    standing = holders_on(on, [mandate.seat])[mandate.seat_id]
    found, reasons = _sorted(group, [standing], state_on(group, on))
    if found and found[0].mandate == mandate:
        return found[0]
    return LeftOut(group, reasons[0] if reasons else f"la présidence revient alors à {standing.holder_name}")


def _groups() -> QuerySet[Group]:
    return Group.objects.select_related("body", "zone", "dynamic").prefetch_related(
        "steps", "countries", "topics__goals", "members"
    )


def _sorted(group: Group, standings: list[Standing], state: StateOn) -> tuple[list[Mission], list[str]]:
    asleep = _asleep(state)
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


def _signed(missions: list[Mission], on: date) -> dict[int, str]:
    """Return the mandates whose letter has come back signed and still holds: nothing more is due to them."""
    terms = {mission.mandate.pk: term_of(mission.mandate, mission.standing.seat) for mission in missions}
    found = MissionLetter.objects.filter(mandate__in=terms, state=MissionLetterState.SIGNED, signed_on__lte=on)
    return {
        one.mandate_id: f"lettre {one.letter} déjà signée le {PartialDate(one.signed_on)}"
        for one in found.select_related("letter").order_by("letter__issued_on", "pk")
        if one.signed_on and on < add_years(one.letter.issued_on, terms[one.mandate_id])
    }


def _asleep(state: StateOn) -> str:
    """Return « groupe en sommeil depuis octobre 2020 » when it does not work on that day."""
    if state.state == GroupState.ACTIVE:
        return ""
    if state.state is None:
        return "groupe pas encore créé à cette date"
    said = f"groupe {state.state.label}"
    if state.since is None:
        return said
    return f"{said} depuis {'le ' if state.since.precision == Precision.DAY else ''}{state.since}"


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
    term = formulas.years(term_of(mandate, standing.seat))
    return f"{mandate.person}, dernière mention : {standing.last_seen}, sans confirmation depuis plus de {term}"


def created_in(group: Group, on: date) -> int | None:
    """Return the year in which a group was created, when it is known by then."""
    created = [step.happened.first for step in group.steps.all() if step.kind == StepKind.CREATED and step.is_retained]
    return min((day.year for day in created if day <= on), default=None)
