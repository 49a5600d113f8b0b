"""What a person, or a report, says of a letter whose fate the engine does not know; and forgetting somebody."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from django.db import transaction

from faitiere.kernel.mail.addresses import hashed, normalised
from faitiere.kernel.mail.models import Dispatch, DispatchState, Mailing, MailingState
from faitiere.kernel.mail.models.dispatch import HELD, WAITING
from faitiere.kernel.mail.tasks import ring

FORGOTTEN = "efface.invalid"
Verdict = Literal["resend", "delivered", "refused"]
STATES = {"resend": DispatchState.PLANNED, "delivered": DispatchState.HANDED_OVER, "refused": DispatchState.REFUSED}
# What each verdict may judge. A letter that was refused may be tried again; one handed over may be refused by a report.
JUDGED = {
    "resend": [DispatchState.UNCERTAIN, DispatchState.REFUSED, DispatchState.WITHDRAWN],
    "delivered": [DispatchState.UNCERTAIN],
    "refused": [DispatchState.UNCERTAIN, DispatchState.HANDED_OVER],
}


@transaction.atomic
def settle(dispatch_ids: Iterable[int], verdict: Verdict, *, now: datetime, why: str = "") -> int:
    """Write the verdict on the letters that it may judge; return how many. Only `resend` sends again: it was asked."""
    rows = Dispatch.objects.filter(pk__in=list(dispatch_ids), state__in=JUDGED[verdict])
    if verdict == "resend":
        # Not a join: the state of a row that somebody else judges at this moment would not be looked at again.
        stopped = Mailing.objects.filter(state=MailingState.STOPPED)
        rows = rows.exclude(domain=FORGOTTEN).exclude(mailing__in=stopped)
    mailings = set(rows.order_by().values_list("mailing_id", flat=True).distinct())
    # Without its lease, a worker that was only slow can no longer speak for the row.
    changed = rows.update(
        state=STATES[verdict], lease="", lease_until=None, not_before=None, attempts=0, reply=why[:500], changed_at=now
    )
    if verdict == "resend":
        Mailing.objects.filter(pk__in=mailings, state=MailingState.DONE).update(
            state=MailingState.RUNNING, ended_at=None
        )
        transaction.on_commit(ring)
    return changed


@transaction.atomic
def forget(address: str, *, now: datetime) -> int:
    """Keep only the fingerprint of somebody who is erased, and send nothing more; return how many letters changed."""
    rows = Dispatch.objects.filter(address=normalised(address)).exclude(state__in=HELD)
    rows.filter(state__in=WAITING).update(state=DispatchState.WITHDRAWN, changed_at=now)
    return rows.update(address=f"{hashed(address)}@{FORGOTTEN}", domain=FORGOTTEN, name="", values={})
