"""The night entrance of the newsletters room."""

from django_tasks import task

from faitiere.domains.newsletters.services import subscriptions
from faitiere.kernel import clock


@task()
def drop_unconfirmed() -> int:
    """Forget the addresses that nobody confirmed."""
    return subscriptions.drop_unconfirmed(now=clock.now())
