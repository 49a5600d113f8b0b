"""Every group on a day, filed as the network files them, with who leads it: six queries whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faitiere.domains.groups.choices import GroupKind, GroupState
from faitiere.domains.groups.models import Group
from faitiere.domains.groups.queries.states import StateOn, states_on
from faitiere.domains.mandates.choices import SeatRole
from faitiere.domains.mandates.models import Seat
from faitiere.domains.mandates.queries import Standing, holders_on
from faitiere.domains.territories.models import Country, Zone
from faitiere.kernel.words import plain

LEADING = (SeatRole.PRESIDENT, SeatRole.HEAD_OF_MISSION)
THEMATIC = "Groupes thématiques et transversaux"
OTHERS = "Autres groupes"


@dataclass(frozen=True)
class GroupCard:
    """A group on a day, as a list shows it."""

    group: Group
    state: StateOn
    standing: Standing | None
    countries: tuple[Country, ...]

    @property
    def is_active(self) -> bool:
        """Tell whether the group is at work."""
        return self.state.state == GroupState.ACTIVE


@dataclass(frozen=True)
class Heading:
    """A zone, or the heading of groups without one, and the groups filed there."""

    name: str
    zone: Zone | None
    cards: tuple[GroupCard, ...]


def presidency_seat(group: Group) -> Seat:
    """Return the seat of whoever leads a group."""
    return Seat.objects.select_related("body").filter(body=group.body_id, role__in=LEADING).order_by("order", "pk")[0]


def cards_on(on: date, groups: Iterable[Group] | None = None) -> list[GroupCard]:
    """Return the groups that exist on a day (all by default), in the order of their zones, with who leads them."""
    if groups is None:
        groups = Group.objects.select_related("zone", "body", "entrusted_to").prefetch_related("countries")
    found = sorted(groups, key=_rank)
    states = states_on(found, on)
    found = [group for group in found if states[group.pk].exists]
    standings = _leading(found, on)
    return [
        GroupCard(group, states[group.pk], standings.get(group.body_id), tuple(group.countries.all()))
        for group in found
    ]


def directory(on: date) -> list[Heading]:
    """Return the groups of a day by zone, in the zones' order, then those that have none."""
    headings: dict[str, list[GroupCard]] = {}
    for card in cards_on(on):
        headings.setdefault(_heading(card.group), []).append(card)
    return [Heading(name, cards[0].group.zone, tuple(cards)) for name, cards in headings.items()]


def vacant_presidencies(on: date) -> list[GroupCard]:
    """Return the active groups that nobody leads on a day, or whose presidency is not known."""
    return [card for card in cards_on(on) if card.is_active and card.standing and not card.standing.is_held]


def _leading(groups: list[Group], on: date) -> dict[int, Standing]:
    """Return who leads each group, by body: the first of its leading seats."""
    bodies = {group.body_id: group.body for group in groups}
    first: dict[int, Seat] = {}
    for seat in Seat.objects.filter(body__in=bodies, role__in=LEADING).order_by("order", "pk"):
        seat.body = bodies[seat.body_id]
        first.setdefault(seat.body_id, seat)
    standings = holders_on(on, first.values())
    return {body: standings[seat.pk] for body, seat in first.items()}


def _rank(group: Group) -> tuple[bool, int, bool, str]:
    zone = group.zone
    return (zone is None, zone.order if zone else 0, _heading(group) == OTHERS, plain(group.short_name))


def _heading(group: Group) -> str:
    if group.zone:
        return group.zone.name
    return THEMATIC if group.kind in {GroupKind.THEMATIC, GroupKind.MISSION} else OTHERS
