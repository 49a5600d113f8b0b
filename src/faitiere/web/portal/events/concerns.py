"""What concerns somebody among the events."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, Q, QuerySet

from faitiere.domains.events.choices import AnswerKind, EventState, PlaceState
from faitiere.domains.events.models import Certificate, Decision, Event, Invitation, Minutes, Registration
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.life import agenda
from faitiere.domains.events.queries.visibility import Reader
from faitiere.domains.groups.models import GroupMember
from faitiere.web.portal.access import Visitor

STANDING = [PlaceState.CONFIRMED, PlaceState.WAITING]
LATEST = 12


@dataclass(frozen=True)
class Entry:
    """An event that concerns somebody, and the personal address that goes with it."""

    event: Event
    url: str = ""
    invitation: Invitation | None = None
    registration: Registration | None = None
    minutes: Minutes | None = None
    certificate: Certificate | None = None

    @property
    def when(self) -> str:
        """Return the date in words."""
        return str(self.event.when)

    @property
    def is_off(self) -> bool:
        """Tell whether it is postponed or cancelled: nothing is answered then, and no place is of use."""
        return self.event.state in {EventState.POSTPONED, EventState.CANCELLED}

    @property
    def answer(self) -> str:
        """Return what was answered, or that an answer is awaited."""
        if self.invitation is None:
            return ""
        return str(AnswerKind(self.invitation.answer).label) if self.invitation.answer else "réponse attendue"


def reader(visitor: Visitor) -> Reader:
    """Return what opens to the visitor, whom the gate has loaded already: one query."""
    ties = [tie.authority.pk for tie in visitor.affiliations]
    groups = GroupMember.objects.taking_part(visitor.on).filter(authority__in=ties).values_list("group", flat=True)
    return Reader(
        is_member=visitor.is_member,
        is_member_official=any(tie.is_elected and tie.is_member for tie in visitor.affiliations),
        groups=frozenset(groups),
    )


def invitations(visitor: Visitor, now: datetime) -> list[Entry]:
    """Return the invitations to what comes, those without an answer first: one query."""
    standing = Invitation.objects.standing().filter(_comes(visitor), person=visitor.someone)
    found = standing.exclude(event__state=EventState.IDEA)
    ordered = found.select_related("event__venue").order_by("answer", "event__starts_at", "pk")
    return [Entry(one.event, addresses.invitation(one, now=now), invitation=one) for one in ordered]


def registrations(visitor: Visitor, now: datetime) -> list[Entry]:
    """Return the standing registrations to what comes: one query."""
    found = Registration.objects.filter(_comes(visitor), person=visitor.someone, state__in=STANDING)
    ordered = found.select_related("event__venue").order_by("event__starts_at", "pk")
    return [Entry(one.event, addresses.registration(one, now=now), registration=one) for one in ordered]


def coming(visitor: Visitor, reader: Reader, told: set[int]) -> list[Entry]:
    """Return what comes in one's groups, and is not among one's invitations and registrations: one query."""
    events = agenda.upcoming(visitor.on).filter(reader.readable(), group__in=reader.groups).exclude(pk__in=told)
    return [Entry(event, f"/agenda/{event.slug}/") for event in events.select_related("venue", "group")]


def tasks(visitor: Visitor) -> QuerySet[Decision]:
    """Return what published minutes left to the visitor and is not done, the most pressing first: one query."""
    left = Decision.objects.filter(owner=visitor.someone, done_on=None, minutes__published_at__isnull=False)
    return left.select_related("minutes__event").order_by(F("due_on").asc(nulls_last=True), "pk")


def past(visitor: Visitor, reader: Reader) -> list[Entry]:
    """Return the latest events to which one was registered, with the minutes one may read: one query."""
    found = Registration.objects.filter(person=visitor.someone, state=PlaceState.CONFIRMED)
    held = found.filter(event__ends_at__lte=agenda.midnight(visitor.on)).exclude(event__state=EventState.CANCELLED)
    ordered = held.select_related("event__minutes", "event__venue", "certificate").order_by("-event__starts_at", "pk")
    return [
        Entry(
            one.event,
            f"/agenda/{one.event.slug}/",
            registration=one,
            minutes=_minutes(one.event, reader),
            certificate=getattr(one, "certificate", None),
        )
        for one in ordered[:LATEST]
    ]


def _minutes(event: Event, reader: Reader) -> Minutes | None:
    """Return the minutes that somebody who took part may read."""
    minutes, part = getattr(event, "minutes", None), replace(reader, events=frozenset([event.pk]))
    return minutes if minutes and part.may_read_minutes(minutes) else None


def _comes(visitor: Visitor) -> Q:
    since = agenda.midnight(visitor.on)
    return Q(event__ends_at__gt=since) | Q(event__ends_at=None, event__starts_at__gte=since) | Q(event__starts_at=None)
