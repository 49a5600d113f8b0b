"""What sources say of a seat: the same holder twice is one mandate seen twice, another holder is another mandate."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from faitiere.domains.mandates.choices import Holding
from faitiere.domains.mandates.models import Mandate, MandateMention, Seat
from faitiere.domains.people.models import Office, Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.periods import PartialDate, Precision
from faitiere.kernel.statements import Source


class HolderMissing(BusinessError):
    """A mandate is held by somebody, or stated vacant."""

    message = "Indiquez qui tient ce siège : une personne, une collectivité ou une organisation, ou dites-le vacant."


@dataclass(frozen=True)
class MandateStatement:
    """A seat is held so. `since` is the start when it is known; `not_before` bounds a vague one.

    The holding is deduced unless it is given: a person, else an organisation, else an authority without a name.
    """

    seat: Seat
    person: Person | None = None
    authority: Authority | None = None
    organization: Organization | None = None
    holding: str = ""
    office: Office | None = None
    label: str = ""
    since: PartialDate | None = None
    not_before: date | None = None
    ends_on: date | None = None
    term_years: int | None = None
    note: str = ""

    @property
    def held_by(self) -> str:
        """Return the kind of holder. HolderMissing when there is none."""
        deduced = (
            (self.person and Holding.PERSON)
            or (self.organization and Holding.ORGANIZATION)
            or (self.authority and Holding.AUTHORITY)
        )
        if not (self.holding or deduced):
            raise HolderMissing
        return self.holding or str(deduced)

    def holds_from(self, seen: PartialDate) -> PartialDate:
        """Return from when it holds: its start, else the earliest day its source may mean, bounded."""
        start = self.since or seen
        if self.not_before and self.not_before > start.first:
            precision = Precision.DAY if self.not_before > start.last else start.precision
            return PartialDate(self.not_before, precision)
        return start

    def columns(self) -> dict[str, Any]:
        """Return what the mandate keeps of it, dates aside."""
        holding = self.held_by
        return {
            "holding": holding,
            "person": None if holding in {Holding.VACANT, Holding.AUTHORITY} else self.person,
            "authority": self.authority,
            "organization": self.organization,
            "office": self.office,
            "label": self.label,
            "term_years": self.term_years,
            "note": self.note,
        }


Holder = tuple[str, int | None]
_COPIED = [column for column in Mandate._meta.concrete_fields if not column.primary_key]


def holder_of(mandate: Mandate) -> Holder:
    """Return what makes two statements speak of the same holder, whatever the authority named beside."""
    keys = {
        Holding.PERSON: mandate.person_id,
        Holding.AUTHORITY: mandate.authority_id,
        Holding.ORGANIZATION: mandate.organization_id,
    }
    return mandate.holding, keys.get(Holding(mandate.holding))


@transaction.atomic
def state(statement: MandateStatement, source: Source, *, by: log.Actor) -> Mandate:
    """Write what a source says of a seat; return the mandate that it speaks of. HolderMissing.

    Whatever the order in which sources are read, the result is the same: the same holder in two sources, nobody else
    between, is one mandate with two mentions; somebody else between the two makes two mandates of it. A statement that
    contradicts another of the same day is kept aside (not retained) until somebody judges.
    """
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=statement.seat.pk)
    said = Mandate(seat=seat, **statement.columns())
    held = statement.holds_from(source.seen)
    said.holds_from, said.holds_precision = held.first, held.precision
    said.starts_on, said.ends_on = (held.first if statement.since else None), statement.ends_on
    mandate = _placed(said, list(Mandate.objects.retained().filter(seat=seat).order_by("holds_from")))
    MandateMention.objects.get_or_create(
        mandate=mandate,
        seen_on=source.seen.first,
        source=source.name[:200],
        source_page=source.page[:200],
        defaults=source.fields(),
    )
    log.record("mandat constaté", mandate, by=by, changes={"source": ["", f"{source.name} ({source.seen})"]})
    return mandate


def _placed(said: Mandate, line: list[Mandate]) -> Mandate:
    """Put a statement in the line of a seat, ordered by date: into a mandate of the same holder, else by itself."""
    before = [mandate for mandate in line if mandate.holds_from <= said.holds_from]
    after = [mandate for mandate in line if mandate.holds_from > said.holds_from]
    current = before[-1] if before else None
    if current and _continues(said, current):
        return _completed(current, said)
    if current and current.holds_from == said.holds_from:
        return _kept_aside(said)
    if current:
        after = [*_split(current, said), *after]
    if after and _precedes(said, after[0]):
        following = after[0]
        following.holds_from, following.holds_precision = said.holds_from, said.holds_precision
        return _completed(following, said)
    said.save()
    return said


def _continues(said: Mandate, current: Mandate) -> bool:
    """Tell whether a statement speaks of the mandate that holds on its date. A later known start is another term."""
    ended = current.ends_on is not None and current.ends_on <= said.holds_from
    another_term = said.starts_on is not None and said.starts_on > current.holds_from
    return holder_of(said) == holder_of(current) and not ended and not another_term


def _precedes(said: Mandate, following: Mandate) -> bool:
    """Tell whether a statement speaks of the mandate known from a later date only, whose start is not known."""
    ended = said.ends_on is not None and said.ends_on <= following.holds_from
    return holder_of(said) == holder_of(following) and following.starts_on is None and not ended


def _completed(mandate: Mandate, said: Mandate) -> Mandate:
    """Let a mandate learn what it did not know yet."""
    for name in ("starts_on", "ends_on", "authority", "office", "organization", "term_years", "label", "note"):
        if not getattr(mandate, name) and getattr(said, name):
            setattr(mandate, name, getattr(said, name))
    mandate.save()
    return mandate


def _kept_aside(said: Mandate) -> Mandate:
    """Keep a statement that contradicts another of the same day, until somebody judges."""
    aside = Mandate.objects.filter(seat=said.seat, is_retained=False, holds_from=said.holds_from)
    known = next((mandate for mandate in aside if holder_of(mandate) == holder_of(said)), None)
    if known:
        return _completed(known, said)
    said.is_retained = False
    said.save()
    return said


def _split(current: Mandate, said: Mandate) -> list[Mandate]:
    """Cut a mandate where somebody else is said to hold the seat: what was seen of it later becomes another one."""
    later = [mention for mention in current.mentions.all() if mention.seen_on > said.holds_from]
    if not later:
        return []
    first = min(later, key=lambda mention: mention.seen_on)
    rest = Mandate(**{column.attname: getattr(current, column.attname) for column in _COPIED})
    rest.starts_on, rest.holds_from, rest.holds_precision = None, first.seen_on, first.seen_precision
    rest.save()
    MandateMention.objects.filter(pk__in=[mention.pk for mention in later]).update(mandate=rest)
    current.ends_on = None
    current.save(update_fields=["ends_on"])
    return [rest]
