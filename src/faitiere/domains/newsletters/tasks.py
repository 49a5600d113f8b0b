"""The night entrance of the newsletters room."""

from django_tasks import task

from faitiere.domains.newsletters.services import departures, links, subscriptions
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System


@task()
def drop_unconfirmed() -> int:
    """Forget the addresses that nobody confirmed."""
    return subscriptions.drop_unconfirmed(now=clock.now())


@task()
def close_departures() -> int:
    """Say « envoyé » of the issues whose last letter has left."""
    return departures.close(by=System(), now=clock.now())


@task()
def watch_links() -> int:
    """Have the addresses of the drafts asked like those of the site."""
    return links.watch_drafts(now=clock.now())
