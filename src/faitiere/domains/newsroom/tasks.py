"""The night entrance of the newsroom."""

from django_tasks import task

from faitiere.domains.newsroom.services import scheduled
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System


@task()
def publish_scheduled() -> int:
    """Publish and withdraw the pages whose hour has come; return how many."""
    return scheduled.run(by=System(), now=clock.now())
