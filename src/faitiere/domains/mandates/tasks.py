"""What the mandates room does at night."""

from django_tasks import task

from faitiere.domains.mandates.services import alerts
from faitiere.kernel import clock


@task()
def raise_alerts() -> int:
    """Once a day: tell staff about terms that end and offices that have ended."""
    return len(alerts.raise_due(now=clock.now()))
