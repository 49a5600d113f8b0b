"""Who holds each seat on a day, and how sure that is. A constant number of queries whatever the number of seats."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from faitiere.domains.mandates.choices import Confirmation, Holding, SeatRole
from faitiere.domains.mandates.models import Mandate, Seat
from faitiere.domains.people.models import Person
from faitiere.domains.people.queries import titles_on
from faitiere.kernel.periods import PartialDate, Precision, add_years

TERM_YEARS = 3  # where neither the mandate, nor the seat, nor the body says: the presidencies of groups


@dataclass(frozen=True)
class Standing:
    """How a seat stands on a day."""

    seat: Seat
    on: date
    mandate: Mandate | None = None
    confirmation: str = Confirmation.UNKNOWN
    is_term_expired: bool = False
    last_seen: PartialDate | None = None
    term_ends_on: date | None = None
    title: str = ""

    @property
    def person(self) -> Person | None:
        """Return the named person who holds it."""
        return self.mandate.person if self.mandate and self.mandate.holding == Holding.PERSON else None

    @property
    def holder_name(self) -> str:
        """Return who holds it, or in words that nobody does."""
        if self.mandate is not None:
            return self.mandate.holder_name
        if self.confirmation != Confirmation.UNKNOWN:
            return "Siège vacant"
        return "Présidence non connue" if self.seat.role == SeatRole.PRESIDENT else "Titulaire non connu"

    @property
    def state_label(self) -> str:
        """Return the confirmation in French: « en vigueur », « non confirmé », « vacant », « non connu »."""
        return str(Confirmation(self.confirmation).label)

    @property
    def is_held(self) -> bool:
        """Tell whether somebody holds it, confirmed or not."""
        return self.confirmation in {Confirmation.IN_FORCE, Confirmation.UNCONFIRMED}

    @property
    def is_in_force(self) -> bool:
        """Tell whether a source recent enough says who holds it."""
        return self.confirmation == Confirmation.IN_FORCE

    @cached_property
    def caveats(self) -> list[str]:
        """Return what a reader must know, in French: « dernière mention : 2020, non confirmé depuis »."""
        said = []
        if self.confirmation == Confirmation.UNCONFIRMED and self.last_seen:
            said.append(f"dernière mention : {self.last_seen}, non confirmé depuis")
        if self.is_term_expired:
            said.append("terme échu, renouvellement non connu")
        return said


@dataclass
class _Line:
    """The last retained mandate of a seat by a day, and its mentions."""

    seat: Seat
    last: Mandate | None = None
    seen: list[PartialDate] = field(default_factory=list)

    def add(self, mandate: Mandate) -> None:
        """Take a row: the mandate, with one of its mentions."""
        if self.last is None:
            mandate.seat = self.seat
            self.last = mandate
        seen_on, precision = mandate.last_seen_on, mandate.last_precision  # type: ignore[attr-defined]  # annotated
        if seen_on is not None:
            self.seen.append(PartialDate(seen_on, Precision(precision)))


def holder(seat: Seat, on: date) -> Standing:
    """Return how a seat stands on a day."""
    return holders_on(on, [seat])[seat.pk]


def holders_on(on: date, seats: Iterable[Seat] | None = None, *, titled: bool = True) -> dict[int, Standing]:
    """Return how each seat stands on a day, all of them by default: three queries at most, two without the titles.

    The holder is that of the retained mandate with the latest `holds_from` by that day, unless it has ended by
    then: a mandate holds until its end or until another one holds. It is confirmed (« en vigueur ») as long as its
    latest mention by that day is not older than the term: the last day that the mention may mean, plus the term,
    has not passed.
    """
    if seats is None:
        seats = Seat.objects.select_related("body").filter(Q(body__ends_on=None) | Q(body__ends_on__gt=on))
    lines = {seat.pk: _Line(seat) for seat in seats}
    for mandate in _rows(lines, on):
        lines[mandate.seat_id].add(mandate)
    titles = titles_on(_pairs(lines.values(), on), on) if titled else {}
    return {pk: _standing(line, on, titles) for pk, line in lines.items()}


def _rows(lines: dict[int, _Line], on: date) -> Iterable[Mandate]:
    """Return the last mandate of each seat by a day, once for each of its mentions by then."""
    seen = FilteredRelation("mentions", condition=Q(mentions__seen_on__lte=on))
    return (
        _last_stated(on)
        .filter(seat__in=lines)
        .annotate(seen=seen)
        .annotate(last_seen_on=F("seen__seen_on"), last_precision=F("seen__seen_precision"))
        .select_related("person", "authority", "organization", "office", "substitute")
        .order_by("pk")
    )


def mandates_held(on: date) -> QuerySet[Mandate]:
    """Return the mandates that hold on a day, confirmed or not, vacancies apart: a set for the database to join."""
    lasting = Q(ends_on=None) | Q(ends_on__gt=on)
    return _last_stated(on).filter(lasting).exclude(holding=Holding.VACANT)


def _last_stated(on: date) -> QuerySet[Mandate]:
    """Return the last retained mandate of each seat by a day."""
    known = Mandate.objects.retained().filter(holds_from__lte=on)
    return known.exclude(Exists(known.filter(seat=OuterRef("seat"), holds_from__gt=OuterRef("holds_from"))))


def _holding(line: _Line, on: date) -> Mandate | None:
    last = line.last
    return last if last and (last.ends_on is None or on < last.ends_on) else None


def _pairs(lines: Iterable[_Line], on: date) -> list[tuple[int, int | None]]:
    held = [_holding(line, on) for line in lines]
    return [(mandate.person_id, mandate.authority_id) for mandate in held if mandate and mandate.person_id]


def _standing(line: _Line, on: date, titles: dict[tuple[int, int | None], str]) -> Standing:
    mandate = _holding(line, on)
    if mandate is None:
        confirmation = Confirmation.VACANT if line.last else Confirmation.UNKNOWN
        return Standing(line.seat, on, confirmation=confirmation)
    years = term_of(mandate, line.seat)
    last_seen = max(line.seen, key=lambda seen: (seen.last, seen.first), default=mandate.held_since)
    ends_on = term_end(mandate, years)
    return Standing(
        seat=line.seat,
        on=on,
        mandate=mandate,
        confirmation=_confirmation(mandate, last_seen, years, on),
        is_term_expired=ends_on is not None and ends_on <= on and mandate.holding != Holding.VACANT,
        last_seen=last_seen,
        term_ends_on=ends_on,
        title=titles.get((mandate.person_id or 0, mandate.authority_id), ""),
    )


def _confirmation(mandate: Mandate, last_seen: PartialDate, years: int, on: date) -> str:
    if mandate.holding == Holding.VACANT:
        return Confirmation.VACANT
    return Confirmation.IN_FORCE if add_years(last_seen.last, years) >= on else Confirmation.UNCONFIRMED


def term_of(mandate: Mandate, seat: Seat) -> int:
    """Return the term of a mandate in years: its own, else the seat's, the body's, the usual one."""
    return mandate.term_years or seat.term_years or seat.body.term_years or TERM_YEARS


def term_end(mandate: Mandate, years: int) -> date | None:
    """Return the first day after the term; None when the start is not known. A vague start counts at its latest."""
    return add_years(mandate.held_since.last, years) if mandate.starts_on else None
