"""Who holds which office on a day, and by which title."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from faitiere.domains.people.choices import OfficeKind
from faitiere.domains.people.models import Office, OfficeMention, Person
from faitiere.domains.people.rules import titles
from faitiere.domains.territories.models import Authority
from faitiere.kernel.periods import PartialDate, Precision

_RANKS = {
    OfficeKind.HEAD: 0,
    OfficeKind.DEPUTY: 1,
    OfficeKind.DELEGATE: 2,
    OfficeKind.COUNCILLOR: 3,
    OfficeKind.OTHER: 4,
}
Pair = tuple[int, int | None]


@dataclass(frozen=True)
class HeldOffice:
    """An office that somebody holds on a day, and the latest date at which a source says so by then."""

    office: Office
    last_seen: PartialDate

    @property
    def title(self) -> str:
        """Return the title."""
        return self.office.title

    @property
    def rank(self) -> int:
        """Return its rank: 0 for the head of the authority."""
        return _RANKS[OfficeKind(self.office.kind)]

    @property
    def weight(self) -> tuple[date, int, int]:
        """Compare by freshness, then rank, then how much the title says."""
        return (self.last_seen.last, -self.rank, len(self.office.title))


def held_offices(people: Iterable[int], on: date) -> dict[int, list[HeldOffice]]:
    """Return what each person holds on a day: one query whatever their number.

    An office is held from its start when it is known, else from its first mention, until its end. Of several titles of
    one rank in one authority, the one with the latest mention by that day is kept. The freshest office comes first.
    """
    return _held(people, on, Office.objects.select_related("authority"))


def offices_in_force(on: date) -> QuerySet[Office]:
    """Return the offices held on a day: from their start when it is known, else from their first mention."""
    mentioned = OfficeMention.objects.filter(office=OuterRef("pk"), seen_on__lte=on)
    begun = Q(starts_on__lte=on) | Q(Exists(mentioned), starts_on=None)
    return Office.objects.filter(begun, Q(ends_on=None) | Q(ends_on__gt=on))


def _held(people: Iterable[int], on: date, offices: QuerySet[Office]) -> dict[int, list[HeldOffice]]:
    seen = FilteredRelation("mentions", condition=Q(mentions__seen_on__lte=on))
    rows = (
        offices.filter(Q(ends_on=None) | Q(ends_on__gt=on), person_id__in=list(people))
        .annotate(seen=seen)
        .filter(Q(starts_on__lte=on) | Q(starts_on=None, seen__pk__isnull=False))
        .annotate(last_seen_on=F("seen__seen_on"), last_precision=F("seen__seen_precision"))
        .order_by("pk")
    )
    kept: dict[int, dict[tuple[int, str], HeldOffice]] = defaultdict(dict)
    for office in rows:
        held = HeldOffice(office, _seen(office))
        place = (office.authority_id, office.kind)
        best = kept[office.person_id].get(place)
        if best is None or held.weight > best.weight:
            kept[office.person_id][place] = held
    return {
        person: sorted(found.values(), key=lambda held: held.weight, reverse=True) for person, found in kept.items()
    }


def _seen(office: Office) -> PartialDate:
    seen_on, precision = office.last_seen_on, office.last_precision  # type: ignore[attr-defined]  # annotated above
    if seen_on is None:
        return PartialDate(office.starts_on or date.min)
    return PartialDate(seen_on, Precision(precision))


def offices_on(person: Person, on: date) -> list[HeldOffice]:
    """Return what a person holds on a day, the freshest first."""
    return held_offices([person.pk], on).get(person.pk, [])


def titles_on(pairs: Iterable[Pair], on: date) -> dict[Pair, str]:
    """Return the title of each (person, authority) on a day, "" when none is known: one query whatever their number.

    Without an authority, the person's main office speaks. Who merely represents an authority (« représentant la
    Région… ») is named by the office held elsewhere first.
    """
    pairs = list(pairs)
    held = _held({person for person, _authority in pairs}, on, Office.objects.all())
    return {pair: _title(held.get(pair[0], []), pair[1]) for pair in pairs}


def title_on(person: Person, authority: Authority | None, on: date) -> str:
    """Return the title of a person at an authority on a day."""
    pair = (person.pk, authority.pk if authority else None)
    return titles_on([pair], on)[pair]


def main_office(person: Person, on: date) -> HeldOffice | None:
    """Return the office by which a person is best known on a day: the highest, then the freshest."""
    return _main(offices_on(person, on))


def _main(held: list[HeldOffice]) -> HeldOffice | None:
    return min(held, key=lambda office: office.rank, default=None)


def _title(held: list[HeldOffice], authority: int | None) -> str:
    if authority is None:
        main = _main(held)
        return main.title if main else ""
    there = [office for office in held if office.office.authority_id == authority]
    if not there:
        return ""
    first = there[0]
    elsewhere = _main([office for office in held if office.office.authority_id != authority])
    if elsewhere and titles.is_representation(first.title):
        return f"{elsewhere.title}, {first.title[0].lower()}{first.title[1:]}"
    return first.title
