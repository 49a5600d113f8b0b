"""Telling staff in time: terms that end, offices that have ended under a mandate."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from faitiere.domains.accounts.models import User
from faitiere.domains.library.queries import identity
from faitiere.domains.mandates import messages
from faitiere.domains.mandates.models import MandateAlert
from faitiere.domains.mandates.queries import Alert, alerts_on
from faitiere.kernel.mail import outbox


@transaction.atomic
def raise_due(*, now: datetime) -> list[MandateAlert]:
    """Raise every alert that stands today and was not raised yet; tell staff once, in one message each.

    An alert is a row: a night missed is made up by the next one, and nothing is told twice.
    """
    on = timezone.localdate(now)
    known = set(MandateAlert.objects.values_list("mandate", "kind", "due_on"))
    new = [alert for alert in alerts_on(on) if _key(alert) not in known]
    raised = MandateAlert.objects.bulk_create(
        [MandateAlert(mandate=alert.mandate, kind=alert.kind, due_on=alert.due_on, raised_at=now) for alert in new]
    )
    if raised:
        sender = identity().name
        staff = User.objects.filter(is_staff=True, is_active=True).order_by("pk")
        drafts = {f"mandates.alerts:{raised[0].pk}:{user.pk}": messages.alerts(new, user, sender) for user in staff}
        outbox.post_all(drafts, now=now)
    return raised


def _key(alert: Alert) -> tuple[int, str, object]:
    return alert.mandate.pk, alert.kind, alert.due_on
