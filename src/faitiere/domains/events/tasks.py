"""The night entrance of the events room."""

from django_tasks import task

from faitiere.domains.events.services import sendings
from faitiere.kernel import clock


@task()
def send_invitations() -> int:
    """Send the invitations that staff asked for and that have not left yet."""
    return sendings.send_queued(now=clock.now())
