"""Handing messages over to the relay: each is leased before, recorded after, and never sent twice by itself."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from faitiere.kernel import clock
from faitiere.kernel.mail.composing.outbound import OutboundComposer
from faitiere.kernel.mail.models import MessageState, OutboundMessage
from faitiere.kernel.mail.relay.carriers import carrier
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict
from faitiere.kernel.mail.waits import WAITS

LEASE = timedelta(minutes=5)


def deliver_due(*, limit: int = 500) -> int:
    """Hand over up to ``limit`` due messages, one at a time on one connection; return how many were handed over.

    The oldest and the newest in turn: who asks for a code does not wait until ten thousand invitations have left, and
    nothing waits for ever. When the relay cannot be reached, the others are left for the next time.
    """
    handed = 0
    relay = carrier(width=1)
    for rank in range(limit):
        message = _lease(clock.real_now(), is_oldest=rank % 2 == 0) if relay.width else None
        if message is None:
            break
        (outcome,) = relay.carry(OutboundComposer(), [message])
        _settle(message, outcome)
        handed += outcome.verdict == Verdict.ACCEPTED
    relay.close()
    return handed


def release_expired(*, now: datetime) -> int:
    """Mark as uncertain the messages whose worker died: they may have left, so they are never resent by themselves."""
    return OutboundMessage.objects.filter(state=MessageState.LEASED, lease_until__lt=now).update(
        state=MessageState.UNCERTAIN, lease_until=None, reply="Le processus d’envoi s’est arrêté sans rendre compte."
    )


def _due(now: datetime) -> Q:
    waiting = Q(state__in=[MessageState.PLANNED, MessageState.RETRY])
    return waiting & (Q(not_before=None) | Q(not_before__lte=now))


def _lease(now: datetime, *, is_oldest: bool = True) -> OutboundMessage | None:
    """Take the oldest due message, or the newest; the conditional update lets only one worker win."""
    due = OutboundMessage.objects.filter(_due(now)).order_by("pk" if is_oldest else "-pk")
    for pk in due.values_list("pk", flat=True)[:20]:
        won = OutboundMessage.objects.filter(_due(now), pk=pk).update(
            state=MessageState.LEASED, lease_until=now + LEASE, attempts=F("attempts") + 1
        )
        if won:
            return OutboundMessage.objects.get(pk=pk)
    return None


def _settle(message: OutboundMessage, outcome: Outcome) -> None:
    match outcome.verdict:
        case Verdict.ACCEPTED:
            _record(message, MessageState.HANDED_OVER, outcome.reply, handed_over_at=clock.real_now())
        case Verdict.REFUSED | Verdict.SENDER_REFUSED:
            _record(message, MessageState.REFUSED, outcome.reply)
        case Verdict.DOUBTFUL:
            _record(message, MessageState.UNCERTAIN, outcome.reply)
        case _:
            _retry(message, outcome.reply)


def _retry(message: OutboundMessage, said: str) -> None:
    if message.attempts > len(WAITS):
        _record(message, MessageState.REFUSED, f"Abandonné après {message.attempts} essais. {said}")
        return
    _record(message, MessageState.RETRY, said, not_before=clock.real_now() + WAITS[message.attempts - 1])


def _record(message: OutboundMessage, state: MessageState, reply: str, **fields: object) -> None:
    held = OutboundMessage.objects.filter(pk=message.pk, state=MessageState.LEASED)
    held.update(lease_until=None, state=state, reply=reply[:500], **fields)
