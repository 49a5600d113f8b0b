"""The night of the queue itself."""

from django_tasks import task

from faitiere.kernel import clock
from faitiere.kernel.queue import tidying


@task()
def tidy() -> int:
    """Forget the bells that have rung."""
    return tidying.forget_old(now=clock.real_now())
