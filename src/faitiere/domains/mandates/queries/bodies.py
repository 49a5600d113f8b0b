"""Bodies and who sits in them on a day."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from faitiere.domains.mandates.choices import BodyKind, SeatRole
from faitiere.domains.mandates.models import Body, Mandate, Seat
from faitiere.domains.mandates.queries.standing import Standing, holders_on
from faitiere.domains.people.models import Person

# One presides a sitting, or stands in: neither is a member of the body for that.
NOT_MEMBERS = {SeatRole.CHAIR_OF_MEETING, SeatRole.SUBSTITUTE}
PRESIDENCIES = (SeatRole.PRESIDENT, SeatRole.HEAD_OF_MISSION)


def bodies_on(on: date, *, groups: bool = False) -> QuerySet[Body]:
    """Return the bodies that exist on a day, those of groups only when asked for."""
    bodies = Body.objects.filter(Q(starts_on=None) | Q(starts_on__lte=on)).filter(Q(ends_on=None) | Q(ends_on__gt=on))
    return bodies if groups else bodies.exclude(kind=BodyKind.GROUP)


def composition(body: Body, on: date) -> list[Standing]:
    """Return how each seat of a body stands on a day, in their order.

    The presidents' conference has no seats of its own: it is made of the presidencies of the groups.
    """
    return compositions([body], on)[body.pk]


def compositions(bodies: Iterable[Body], on: date) -> dict[int, list[Standing]]:
    """Return the same for several bodies: three queries."""
    wanted = list(bodies)
    presidencies = Q(body__kind=BodyKind.GROUP, role__in=PRESIDENCIES) if _conferences(wanted) else Q(pk__in=[])
    seats = (
        Seat.objects.filter(Q(body__in=wanted) | presidencies).select_related("body").order_by("body", "order", "pk")
    )
    return seated(wanted, holders_on(on, list(seats.order_by("body", "order", "pk"))).values())


def seated(bodies: Collection[Body], standings: Iterable[Standing]) -> dict[int, list[Standing]]:
    """Sort standings already read by the bodies they belong to: no query."""
    found: dict[int, list[Standing]] = {body.pk: [] for body in bodies}
    conferences = _conferences(bodies)
    for standing in standings:
        seat = standing.seat
        if seat.body_id in found:
            found[seat.body_id].append(standing)
        if seat.body.kind == BodyKind.GROUP and seat.role in PRESIDENCIES:
            for conference in conferences:
                found[conference].append(standing)
    return found


def _conferences(bodies: Iterable[Body]) -> list[int]:
    return [body.pk for body in bodies if body.kind == BodyKind.PRESIDENTS]


def vacancies(on: date, *, standings: Iterable[Standing] | None = None) -> list[Standing]:
    """Return the seats that nobody holds on a day, in the bodies that exist then: stated vacant, or ended."""
    read = holders_on(on).values() if standings is None else standings
    return [standing for standing in read if not standing.is_held]


def mandates_of(person: Person) -> QuerySet[Mandate]:
    """Return the mandates of a person, the latest first."""
    return Mandate.objects.told().filter(person=person).order_by("-holds_from", "-pk")


def disagreements() -> QuerySet[Mandate]:
    """Return the statements kept aside that nobody has judged yet."""
    return Mandate.objects.told().filter(is_retained=False, judged_on=None).order_by("seat", "holds_from")
