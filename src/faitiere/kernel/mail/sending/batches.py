"""A batch: the letters of one lease, as many at once as the carrier takes, until time is up."""

import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from faitiere.kernel import clock
from faitiere.kernel.mail.composing.composers import Composer, Parcel
from faitiere.kernel.mail.relay.carriers import Carrier
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict
from faitiere.kernel.mail.sending import leases, ledger
from faitiere.kernel.mail.sending.leases import Lease

# Urgent mail, pauses and stops are looked at between batches: a slow relay must not make them wait.
SECONDS = 2.0


@dataclass
class Batch:
    """The letters of one lease. `outcomes` tells what became of those that were tried."""

    lease: Lease
    carrier: Carrier
    composer: Composer
    outcomes: list[Outcome] = field(default_factory=list)
    _ready: dict[int, Any] = field(default_factory=dict)

    def send(self) -> None:
        """Send volley after volley: what became of one and the start of the next share a commit."""
        waiting, end = deque(self.lease.parcels), time.monotonic() + SECONDS
        known: list[tuple[Parcel, Outcome]] = []
        try:
            while waiting and self.carrier.width and time.monotonic() < end and not self._is_unwelcome():
                volley = [waiting.popleft() for _ in range(min(self.carrier.width, len(waiting)))]
                known += self._write(volley)
                volley = [parcel for parcel in volley if parcel.pk in self._ready]
                ledger.record(self.lease, known, volley, now=clock.real_now())
                known = self._carry(volley, waiting)
        except ledger.LeaseLost:
            return
        ledger.record(self.lease, known, [], now=clock.real_now())
        leases.give_back(self.lease, waiting)

    def _carry(self, volley: list[Parcel], waiting: deque[Parcel]) -> list[tuple[Parcel, Outcome]]:
        self.carrier.begin([self._ready.pop(parcel.pk) for parcel in volley])
        # While the relay reads, the next letters are written.
        ahead = [waiting[rank] for rank in range(min(self.carrier.width, len(waiting)))]
        unwritable = self._write(ahead)
        for parcel, _outcome in unwritable:
            waiting.remove(parcel)
        outcomes = self.carrier.finish()
        self.outcomes += outcomes
        return [*zip(volley, outcomes, strict=True), *unwritable]

    def _write(self, parcels: list[Parcel]) -> list[tuple[Parcel, Outcome]]:
        """Write letters that are not yet; return those that cannot be, refused."""
        refused = []
        for parcel in parcels:
            if parcel.pk in self._ready:
                continue
            try:
                self._ready[parcel.pk] = self.carrier.compose(self.composer, parcel)
            except (ValueError, KeyError) as error:
                refused.append((parcel, Outcome(Verdict.REFUSED, f"{type(error).__name__}: {error}"[:500])))
        return refused

    def _is_unwelcome(self) -> bool:
        return any(outcome.verdict == Verdict.SENDER_REFUSED for outcome in self.outcomes[-self.carrier.width :])
