"""The bell and the sweep of the outbox. Lost or repeated, they harm nothing: the rows are the truth."""

from django_tasks import task

from faitiere.kernel import clock
from faitiere.kernel.mail import delivery


@task()
def deliver() -> int:
    """Hand over what is due."""
    return delivery.deliver_due()


@task()
def sweep() -> int:
    """Once a minute: name the uncertain ones, and hand over what a lost bell or a wait left behind."""
    delivery.release_expired(now=clock.real_now())
    return delivery.deliver_due()
