"""Bodies and who sits in them on a day."""

from collections.abc import Iterable
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
    wanted = {body.pk: body for body in bodies}
    conferences = [body.pk for body in wanted.values() if body.kind == BodyKind.PRESIDENTS]
    presidencies = Q(body__kind=BodyKind.GROUP, role__in=PRESIDENCIES) if conferences else Q(pk__in=[])
    seats = list(
        Seat.objects.filter(Q(body__in=wanted) | presidencies).select_related("body").order_by("body", "order", "pk")
    )
    standings = holders_on(on, seats)
    found: dict[int, list[Standing]] = {pk: [] for pk in wanted}
    for seat in seats:
        if seat.body_id in found:
            found[seat.body_id].append(standings[seat.pk])
        if seat.body.kind == BodyKind.GROUP and seat.role in PRESIDENCIES:
            for conference in conferences:
                found[conference].append(standings[seat.pk])
    return found


def vacancies(on: date) -> list[Standing]:
    """Return the seats that nobody holds on a day, in the bodies that exist then: stated vacant, or ended."""
    return [standing for standing in holders_on(on).values() if not standing.is_held]


def mandates_of(person: Person) -> QuerySet[Mandate]:
    """Return the mandates of a person, the latest first."""
    return Mandate.objects.told().filter(person=person).order_by("-holds_from", "-pk")


def disagreements() -> QuerySet[Mandate]:
    """Return the statements kept aside that nobody has judged yet."""
    return Mandate.objects.told().filter(is_retained=False, judged_on=None).order_by("seat", "holds_from")
