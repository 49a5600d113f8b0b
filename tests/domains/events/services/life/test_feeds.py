import pytest

from faitiere.domains.events.choices import FeedScope
from faitiere.domains.events.models import CalendarFeed
from faitiere.domains.events.services.life import feeds
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_new_address_replaces_the_one_that_leaked(bernard):
    now = clock.now()
    leaked = feeds.create(bernard.person, FeedScope.ALL, by=bernard, now=now)
    other = feeds.create(bernard.person, FeedScope.GROUPS, by=bernard, now=now)

    fresh = feeds.create(bernard.person, FeedScope.ALL, by=bernard, now=now)

    assert set(CalendarFeed.objects.filter(revoked_at=None)) == {other, fresh}
    assert leaked.token != fresh.token


def test_revoking_twice_is_told_once(bernard):
    feed = feeds.create(bernard.person, FeedScope.ALL, by=bernard, now=clock.now())

    feeds.revoke(feed, by=bernard, now=clock.now())
    feeds.revoke(feed, by=bernard, now=clock.now())

    assert feed.revoked_at == clock.now()
    assert AuditEntry.objects.filter(verb="abonnement à l’agenda révoqué").count() == 1
