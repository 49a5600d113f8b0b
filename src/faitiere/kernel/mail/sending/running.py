"""A worker's turn: urgent mail first, then a batch of each mailing, and again, until nothing is left or time is up."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from faitiere.kernel import clock
from faitiere.kernel.mail import delivery
from faitiere.kernel.mail.composing.composers import Composer
from faitiere.kernel.mail.models import DispatchState, Mailing, MailingState
from faitiere.kernel.mail.relay.carriers import Carrier, carrier
from faitiere.kernel.mail.relay.outcomes import Verdict
from faitiere.kernel.mail.sending import brakes, leases
from faitiere.kernel.mail.sending.batches import Batch

# A turn leaves the worker to other tasks; a nap waits for tokens, holding nothing.
TURN = 30.0
NAP = 0.2


@dataclass
class Turn:
    """What a worker did. `is_cut` when it stopped because of the time, with work left; `is_shared` when it rang."""

    carrier: Carrier
    ring: Callable[[], None]
    handed: int = 0
    is_cut: bool = False
    is_shared: bool = False
    depth: int = 1
    composers: dict[int, Composer] = field(default_factory=dict)


def work(*, seconds: float = TURN, ring: Callable[[], None] = lambda: None) -> Turn:
    """Send what is due of all mailings, each in its turn; ring once for another worker when there is plenty."""
    turn, end = Turn(carrier(), ring), time.monotonic() + seconds
    try:
        while (due := _due()) and not turn.is_cut:
            turn.handed += delivery.deliver_due()
            tried = [_batch(mailing, turn) for mailing in due]
            if not any(tried):
                if not any(_is_held_back(mailing) for mailing in due):
                    break
                time.sleep(NAP)
            turn.is_cut = time.monotonic() >= end
    finally:
        turn.carrier.close()
    return turn


def _due() -> list[Mailing]:
    return list(Mailing.objects.due(clock.real_now()).order_by("pk"))


def _batch(mailing: Mailing, turn: Turn) -> int:
    """Send a batch of a mailing; return how many letters were tried."""
    if not turn.carrier.width:
        brakes.rest(mailing, "aucune connexion ne s’ouvre.", now=clock.real_now())
        return 0
    # A pause or a stop may have come while the batches before this one left.
    if not Mailing.objects.due(clock.real_now()).filter(pk=mailing.pk).exists():
        return 0
    lease = leases.take(mailing, now=clock.real_now())
    if not lease.parcels:
        finish(mailing)
        return 0
    _share(turn, lease)
    if mailing.pk not in turn.composers:
        turn.composers[mailing.pk] = Composer(mailing, now=clock.real_now())
    batch = Batch(lease, turn.carrier, turn.composers[mailing.pk], turn.depth)
    batch.send()
    turn.depth = batch.depth
    brakes.apply(mailing, batch.outcomes, now=clock.real_now())
    turn.handed += sum(outcome.verdict == Verdict.ACCEPTED for outcome in batch.outcomes)
    return len(batch.outcomes)


def _share(turn: Turn, lease: leases.Lease) -> None:
    """Call another worker, who will call the next: not for the end of a mailing, nor for one that limits hold back."""
    if len(lease.parcels) == leases.BATCH and not turn.is_shared:
        turn.is_shared = True
        turn.ring()


def finish(mailing: Mailing) -> None:
    """Close a mailing whose letters are all known for what they are, doubt included."""
    if not mailing.dispatches.unfinished().exists():
        now = clock.real_now()
        running = Mailing.objects.filter(pk=mailing.pk, state=MailingState.RUNNING)
        running.update(state=MailingState.DONE, ended_at=now, state_since=now, reason="", resting_until=None)


def _is_held_back(mailing: Mailing) -> bool:
    """Tell whether letters could leave now but for the limits."""
    rows = mailing.dispatches
    return (
        rows.filter(state=DispatchState.PLANNED).exists()
        or rows.filter(state=DispatchState.RETRY, not_before__lte=clock.real_now()).exists()
    )
