"""Writing in the ledger as letters go: what became of some, and that the next ones are being sent, in one commit.

These few statements run once or twice per letter, so they are plain SQL: the same on SQLite and PostgreSQL.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from faitiere.kernel.mail import checkpoints
from faitiere.kernel.mail.composing.composers import Parcel
from faitiere.kernel.mail.models import DispatchState
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict
from faitiere.kernel.mail.sending.leases import Lease
from faitiere.kernel.mail.waits import WAITS

Known = Sequence[tuple[Parcel, Outcome]]
SENDING = "UPDATE mail_dispatch SET state = 'sending' WHERE state = 'leased' AND lease = %s AND id IN ({places})"
# Whoever lost the lease has lost the right to speak: a person may have decided otherwise since.
RECORD = (
    "UPDATE mail_dispatch SET state = %s, attempts = %s, not_before = %s, reply = %s, changed_at = %s,"
    " lease = '', lease_until = NULL WHERE id = %s AND lease = %s"
)
STATES = {
    Verdict.ACCEPTED: DispatchState.HANDED_OVER,
    Verdict.REFUSED: DispatchState.REFUSED,
    Verdict.LATER: DispatchState.RETRY,
    Verdict.DOUBTFUL: DispatchState.UNCERTAIN,
    Verdict.UNSAID: DispatchState.PLANNED,
    Verdict.SENDER_REFUSED: DispatchState.PLANNED,
}


class LeaseLost(Exception):
    """The worker slept so long that its letters were given to others."""


def record(lease: Lease, known: Known, sending: Sequence[Parcel], *, now: datetime) -> None:
    """Write what became of letters, and that others are being sent. Before this returns, nothing of them may leave."""
    with transaction.atomic(), connection.cursor() as cursor:
        if known:
            cursor.executemany(RECORD, [_row(lease, parcel, outcome, now) for parcel, outcome in known])
        if sending:
            places = ", ".join(["%s"] * len(sending))
            cursor.execute(SENDING.format(places=places), [lease.token, *(parcel.pk for parcel in sending)])
            is_ours = cursor.rowcount == len(sending)
    checkpoints.reached("recorded")
    if sending and not is_ours:
        raise LeaseLost


def _row(lease: Lease, parcel: Parcel, outcome: Outcome, now: datetime) -> tuple[str | int | None, ...]:
    state, attempts, reply = STATES[outcome.verdict], parcel.attempts + 1, outcome.reply
    not_before = None
    if state == DispatchState.PLANNED:
        attempts = parcel.attempts
    elif state == DispatchState.RETRY and attempts > len(WAITS):
        state, reply = DispatchState.REFUSED, f"Abandonné après {attempts} essais. {reply}"[:500]
    elif state == DispatchState.RETRY:
        not_before = _moment(now + WAITS[attempts - 1])
    return (state.value, attempts, not_before, reply, _moment(now), parcel.pk, lease.token)


def _moment(moment: datetime) -> str | None:
    return connection.ops.adapt_datetimefield_value(moment)
