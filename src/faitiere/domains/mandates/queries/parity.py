"""Parity of bodies, computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faitiere.domains.mandates.choices import Holding, ParityNature
from faitiere.domains.mandates.models import Body, ParityRule
from faitiere.domains.mandates.queries.bodies import NOT_MEMBERS, compositions, seated
from faitiere.domains.mandates.queries.standing import Standing


@dataclass(frozen=True)
class Parity:
    """How many women and men sit in a body on a day, and what the rule asks."""

    body: Body
    on: date
    women: int
    men: int
    unknown: int
    unfilled: int
    unconfirmed: int
    nature: str = ParityNature.NONE
    since: date | None = None
    decided_by: str = ""

    @property
    def known(self) -> int:
        """Return how many members' gender is known."""
        return self.women + self.men

    @property
    def percentage(self) -> float | None:
        """Return the share of women among the known, in percent with one decimal; None when nobody is known."""
        return round(100 * self.women / self.known, 1) if self.known else None

    @property
    def is_complete(self) -> bool:
        """Tell whether the whole composition is known: the expected number, each with a gender, recently confirmed."""
        expected = self.body.size
        return expected is not None and self.known >= expected and not self.unknown and not self.unconfirmed

    @property
    def is_satisfied(self) -> bool | None:
        """Tell whether there are as many women as men, one apart in an odd number; None when it cannot be checked."""
        return abs(self.women - self.men) <= self.known % 2 if self.is_complete else None

    @property
    def nature_label(self) -> str:
        """Return the rule in French: « obligatoire », « recommandée », « sans règle »."""
        return str(ParityNature(self.nature).label)

    @property
    def verdict(self) -> str:
        """Return the verdict in French."""
        if self.is_satisfied is None:
            return "non vérifiable : composition incomplète"
        return "parité respectée" if self.is_satisfied else "parité non respectée"


def parity(body: Body, on: date) -> Parity:
    """Return the parity of a body on a day."""
    return parities([body], on)[body.pk]


def parities(bodies: Iterable[Body], on: date, *, standings: Iterable[Standing] | None = None) -> dict[int, Parity]:
    """Return the parity of several bodies on a day: four queries, one when it was read how all seats stand."""
    wanted = list(bodies)
    sitting = compositions(wanted, on) if standings is None else seated(wanted, standings)
    rules: dict[int, ParityRule] = {}
    for rule in ParityRule.objects.filter(body__in=wanted, since__lte=on).order_by("since"):
        rules[rule.body_id] = rule
    return {body.pk: _parity(body, on, sitting[body.pk], rules.get(body.pk)) for body in wanted}


def _parity(body: Body, on: date, standings: list[Standing], rule: ParityRule | None) -> Parity:
    members = [standing for standing in standings if standing.seat.role not in NOT_MEMBERS]
    people = {standing.person.pk: standing.person for standing in members if standing.is_held and standing.person}
    genders = [person.is_woman for person in people.values()]
    nameless = [one for one in members if one.is_held and one.mandate and one.mandate.holding != Holding.PERSON]
    return Parity(
        body=body,
        on=on,
        women=genders.count(True),
        men=genders.count(False),
        unknown=genders.count(None) + len(nameless),
        unfilled=sum(not standing.is_held for standing in members),
        unconfirmed=sum(standing.is_held and not standing.is_in_force for standing in members),
        nature=rule.nature if rule else ParityNature.NONE,
        since=rule.since if rule else None,
        decided_by=rule.decided_by if rule else "",
    )
