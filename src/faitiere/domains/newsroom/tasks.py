"""The night entrance of the newsroom."""

from django.conf import settings
from django_tasks import task

from faitiere.domains.newsroom.queries.links import due
from faitiere.domains.newsroom.services import links, scheduled
from faitiere.gateways.links import ask
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System

ASKED_AT_ONCE = 5  # a site that keeps silent costs fifteen seconds, and the worker has letters to send


@task()
def publish_scheduled() -> int:
    """Publish and withdraw the pages whose hour has come; return how many."""
    return scheduled.run(by=System(), now=clock.now())


@task()
def collect_links() -> int:
    """Note every address that readers see, and where."""
    return links.collect(now=clock.now())


@task()
def check_links() -> int:
    """Ask a few of the addresses that are due; return how many are dead."""
    if not settings.CHECK_LINKS:
        return 0
    now = clock.now()
    return links.check(due(now=now)[:ASKED_AT_ONCE], ask=ask, now=now)
