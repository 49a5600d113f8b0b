"""The bell and the sweep. Lost or repeated, they harm nothing: the rows are the truth."""

from django_tasks import task

from faitiere.kernel import clock
from faitiere.kernel.mail import delivery
from faitiere.kernel.mail.sending import running, sweeping


@task()
def deliver() -> int:
    """Hand over what is due. A long mailing calls more workers, and leaves each to other work after a while."""
    handed = delivery.deliver_due()
    turn = running.work(ring=ring)
    if turn.is_cut and not turn.is_shared:
        ring()
    return handed + turn.handed


@task()
def sweep() -> int:
    """Once a minute: name the uncertain ones, and hand over what a lost bell or a wait left behind."""
    delivery.release_expired(now=clock.real_now())
    sweeping.sweep(now=clock.real_now())
    return deliver.func()


def ring() -> None:
    """Tell a worker that there is something to deliver; a lost bell is made up by the sweep."""
    deliver.enqueue()
