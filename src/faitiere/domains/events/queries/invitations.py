"""Invitations as their guests find them: by a personal link, or in the members' space."""

from datetime import datetime

from django.db.models import QuerySet

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models import Event, Invitation
from faitiere.domains.people.models import Person
from faitiere.kernel import signing

PURPOSE = "events.invitation"


def by_token(value: str, *, now: datetime) -> Invitation | None:
    """Return whose link it is, withdrawn ones too; None when the row is gone. LinkInvalid, LinkExpired."""
    pk = signing.read(PURPOSE, value, now=now)
    return _whole().filter(pk=pk).first()


def of_person(person: Person, now: datetime) -> list[Invitation]:
    """Return what somebody is invited to and has not taken place, the nearest first; undated ones last: one query."""
    coming = _whole().filter(person=person, withdrawn_at=None, sent_at__isnull=False)
    coming = coming.filter(event__state__in=[EventState.SAVE_THE_DATE, EventState.OPEN, EventState.POSTPONED])
    found = [row for row in coming if not is_past(row.event, now)]
    return sorted(found, key=lambda row: (row.event.starts_at is None, row.event.starts_at or now, row.pk))


def is_past(event: Event, now: datetime) -> bool:
    """Tell whether an event has ended."""
    ends_at = event.ends_at or event.starts_at
    return ends_at is not None and ends_at < now


def _whole() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("event__venue", "event__group", "person", "authority__country")
