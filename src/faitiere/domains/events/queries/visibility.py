"""Who may see what: the outside knows that an event exists, those it is for read it; links are for the registered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from faitiere.domains.events.choices import ChangeKind, EventAudience, EventState, MinutesAccess, PlaceState
from faitiere.domains.events.models import Event, EventChange, Minutes
from faitiere.domains.groups.models import GroupMember
from faitiere.domains.members.models import Membership
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.domains.people.queries import offices_on
from faitiere.domains.people.rules import is_staff, person_of

ANNOUNCED = [ChangeKind.ANNOUNCED, ChangeKind.OPENED]


def announced() -> QuerySet[Event]:
    """Return the events of which anybody may know: neither ideas, nor the staff's own, nor what ended as an idea."""
    told = Exists(EventChange.objects.filter(event=OuterRef("pk"), kind__in=ANNOUNCED))
    stands = Q(state__in=[EventState.SAVE_THE_DATE, EventState.OPEN, EventState.HELD])
    stopped = Q(told, state__in=[EventState.POSTPONED, EventState.CANCELLED])
    return Event.objects.filter(stands | stopped).exclude(audience=EventAudience.STAFF)


@dataclass(frozen=True)
class Reader:
    """Somebody who looks, on a day: what their authorities, their groups and their invitations open to them."""

    is_staff: bool = False
    is_member: bool = False
    is_member_official: bool = False
    groups: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()

    @property
    def is_within(self) -> bool:
        """Tell whether what is kept for members opens: a session inside a public event, a document."""
        return self.is_staff or self.is_member

    def may_read(self, event: Event) -> bool:
        """Tell whether somebody may read the page of an event, and not only its title, its date and whom it is for."""
        if self.is_staff or event.audience == EventAudience.PUBLIC or event.pk in self.events:
            return True
        return {
            EventAudience.MEMBERS: self.is_member,
            EventAudience.MEMBER_OFFICIALS: self.is_member_official,
            EventAudience.GROUP: event.group_id in self.groups,
        }.get(EventAudience(event.audience), False)

    def may_read_minutes(self, minutes: Minutes) -> bool:
        """Tell whether somebody may read the minutes of an event; before they are published only staff may."""
        if self.is_staff or minutes.published_at is None:
            return self.is_staff
        return {
            MinutesAccess.PUBLIC: True,
            MinutesAccess.MEMBERS: self.is_member,
            MinutesAccess.GROUP: minutes.event.group_id in self.groups,
            MinutesAccess.DONORS: minutes.event_id in self.events,
        }.get(MinutesAccess(minutes.access), False)

    def readable(self) -> Q:
        """Return the same rule as `may_read`, for the database."""
        if self.is_staff:
            return Q()
        allowed = Q(audience=EventAudience.PUBLIC) | Q(pk__in=self.events)
        if self.is_member:
            allowed |= Q(audience=EventAudience.MEMBERS)
        if self.is_member_official:
            allowed |= Q(audience=EventAudience.MEMBER_OFFICIALS)
        return allowed | Q(audience=EventAudience.GROUP, group__in=self.groups)


ANYBODY = Reader()


def reader(actor: Any, on: date) -> Reader:
    """Return what opens to a login on a day: nothing is asked of the database for whoever has not signed in."""
    if not actor.is_active:
        return ANYBODY
    person = person_of(actor)
    return reader_of(person, on, is_staff=is_staff(actor)) if person else Reader(is_staff=is_staff(actor))


def reader_of(person: Person, on: date, *, is_staff: bool = False) -> Reader:
    """Return what opens to a person on a day: five queries."""
    elected = {held.office.authority_id for held in offices_on(person, on)}
    lasting = Q(ends_on=None) | Q(ends_on__gt=on)
    contacts = ContactPoint.objects.filter(lasting, person=person, authority__isnull=False)
    ties = elected | set(contacts.values_list("authority", flat=True))
    members = set(Membership.objects.in_force(on).filter(authority__in=ties).values_list("authority", flat=True))
    groups = GroupMember.objects.taking_part(on).filter(authority__in=ties).values_list("group", flat=True)
    return Reader(
        is_staff=is_staff,
        is_member=bool(members),
        is_member_official=bool(members & elected),
        groups=frozenset(groups),
        events=frozenset(_concerning(person).values_list("pk", flat=True)),
    )


def _concerning(person: Person) -> QuerySet[Event]:
    """Return the events to which somebody is invited, as long as it is not taken back, or registered."""
    standing = [PlaceState.CONFIRMED, PlaceState.WAITING]
    registered = Q(registrations__person=person, registrations__state__in=standing)
    invited = Q(invitations__person=person, invitations__withdrawn_at=None)
    return Event.objects.filter(invited | registered).distinct()
