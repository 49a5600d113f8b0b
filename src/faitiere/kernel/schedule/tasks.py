"""The bell of the schedule."""

from django.conf import settings
from django_tasks import task

from faitiere.kernel import clock
from faitiere.kernel.schedule import firing


@task()
def fire(name: str) -> bool:
    """Work a line of the schedule, if it is owed and still in the list."""
    return any(firing.work(entry, now=clock.real_now()) for entry in settings.SCHEDULE if entry.name == name)
