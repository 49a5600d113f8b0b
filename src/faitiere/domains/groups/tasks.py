"""The night entrance of the groups room."""

from django_tasks import task

from faitiere.domains.groups.services import mission_letter_batches
from faitiere.kernel import clock


@task()
def work_letter_batches() -> int:
    """Work every batch of mission letters that is not done: rung when one is ordered, and swept every minute."""
    batches = mission_letter_batches.unfinished()
    for batch in batches:
        mission_letter_batches.work(batch, now=clock.now())
    return len(batches)
