"""What staff must be told about mandates: terms that end, offices that have ended under them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faitiere.domains.mandates.choices import AlertKind
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.mandates.queries.standing import Standing, holders_on
from faitiere.domains.people.models import Office
from faitiere.kernel.periods import PartialDate, add_months

STAGES = ((AlertKind.ONE_MONTH, 1), (AlertKind.THREE_MONTHS, 3), (AlertKind.SIX_MONTHS, 6))


@dataclass(frozen=True)
class TermEnding:
    """A mandate whose term ends soon, or has ended without a known renewal."""

    standing: Standing
    ends_on: date

    @property
    def mandate(self) -> Mandate:
        """Return the mandate."""
        assert self.standing.mandate is not None  # noqa: S101 - only held seats have a term
        return self.standing.mandate

    @property
    def days_left(self) -> int:
        """Return how many days are left; negative once it is over."""
        return (self.ends_on - self.standing.on).days

    @property
    def kind(self) -> AlertKind | None:
        """Return how near the end is: the tightest of 6, 3 and 1 month; None further away."""
        if self.ends_on <= self.standing.on:
            return AlertKind.TERM_OVER
        reached = [kind for kind, months in STAGES if add_months(self.ends_on, -months) <= self.standing.on]
        return reached[0] if reached else None


@dataclass(frozen=True)
class Alert:
    """Something to tell once about a mandate."""

    mandate: Mandate
    kind: AlertKind
    due_on: date

    @property
    def due(self) -> PartialDate:
        """Return the day, as letters write it: « 1er septembre 2026 »."""
        return PartialDate(self.due_on)


def terms_ending(on: date, *, within_months: int = 6, standings: Iterable[Standing] | None = None) -> list[TermEnding]:
    """Return the held mandates whose known end, or computed end of term, comes within some months or is past.

    The soonest first. A mandate whose start and end are both unknown has no term to watch. Whoever has read how all
    seats stand on that day gives it.
    """
    return _ending(holders_on(on).values() if standings is None else standings, add_months(on, within_months))


def _ending(standings: Iterable[Standing], horizon: date) -> list[TermEnding]:
    endings = []
    for standing in standings:
        ends = [day for day in (standing.term_ends_on, standing.mandate and standing.mandate.ends_on) if day]
        if standing.is_held and ends and min(ends) <= horizon:
            endings.append(TermEnding(standing, min(ends)))
    return sorted(endings, key=lambda ending: (ending.ends_on, ending.mandate.pk))


def alerts_on(on: date) -> list[Alert]:
    """Return every alert that stands on a day, whether it was raised or not: a constant number of queries."""
    standings = holders_on(on).values()
    endings = _ending(standings, add_months(on, 6))
    terms = [Alert(ending.mandate, ending.kind, ending.ends_on) for ending in endings if ending.kind]
    return [*terms, *_offices_ended(standings, on)]


def _offices_ended(standings: Iterable[Standing], on: date) -> list[Alert]:
    """Return the mandates held by people whose office under it has ended, else all whose offices there have."""
    held = [standing.mandate for standing in standings if standing.is_held and standing.mandate]
    people = {mandate.person_id for mandate in held if mandate.person_id}
    offices: dict[tuple[int, int], list[Office]] = {}
    for office in Office.objects.filter(person__in=people).order_by("pk"):
        offices.setdefault((office.person_id, office.authority_id), []).append(office)
    alerts = []
    for mandate in held:
        there = offices.get((mandate.person_id or 0, mandate.authority_id or 0), [])
        under = [mandate.office] if mandate.office else there
        ends = [office.ends_on for office in under if office.ends_on and office.ends_on <= on]
        if under and len(ends) == len(under):
            alerts.append(Alert(mandate, AlertKind.OFFICE_ENDED, max(ends)))
    return alerts
