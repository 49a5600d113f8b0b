"""Personal agendas to which somebody subscribes from a calendar."""

from datetime import datetime

from django.db import transaction

from faitiere.domains.events.choices import FeedScope
from faitiere.domains.events.models import CalendarFeed
from faitiere.domains.people.models import Person
from faitiere.kernel.audit import log


@transaction.atomic
def create(person: Person, scope: FeedScope, *, by: log.Actor, now: datetime) -> CalendarFeed:
    """Give somebody an address to subscribe to; the former one of the same content stops answering."""
    # The person's row is the lock behind which two askers wait in turn.
    Person.objects.select_for_update().get(pk=person.pk)
    for former in CalendarFeed.objects.filter(person=person, scope=scope, revoked_at=None).order_by("pk"):
        revoke(former, by=by, now=now)
    feed = CalendarFeed.objects.create(person=person, scope=scope, created_at=now)
    log.record("abonnement à l’agenda créé", feed, by=by, at=now)
    return feed


@transaction.atomic
def revoke(feed: CalendarFeed, *, by: log.Actor, now: datetime) -> CalendarFeed:
    """Stop answering at an address; revoking twice changes nothing."""
    if CalendarFeed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=now):
        log.record("abonnement à l’agenda révoqué", feed, by=by, at=now)
    feed.refresh_from_db()
    return feed
