"""A batch: the letters of one lease, volley after volley, until time is up."""

import time
from collections import deque
from dataclasses import dataclass, field

from faitiere.kernel import clock
from faitiere.kernel.mail.composing.composers import Composer, Parcel
from faitiere.kernel.mail.relay.carriers import Carrier
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict
from faitiere.kernel.mail.sending import leases, ledger
from faitiere.kernel.mail.sending.leases import Lease

# Urgent mail, pauses and stops are looked at between batches: a slow relay must not make them wait.
SECONDS = 2.0
# Letters in a row on each connection. A worker that is killed leaves a volley in doubt: it grows only while one takes
# no longer than the blink of an eye, so that a slow relay costs one doubtful letter per connection, a fast one eight.
DEPTH = 8
QUICK = 0.1


@dataclass
class Batch:
    """The letters of one lease. `outcomes` tells what became of those that were tried."""

    lease: Lease
    carrier: Carrier
    composer: Composer
    depth: int = 1
    outcomes: list[Outcome] = field(default_factory=list)

    def send(self) -> None:
        """Send volley after volley: what became of one and the start of the next share a commit."""
        waiting, end = deque(self.lease.parcels), time.monotonic() + SECONDS
        known: list[tuple[Parcel, Outcome]] = []
        try:
            while waiting and self.carrier.width and time.monotonic() < end and not self._is_unwelcome():
                size = min(self.carrier.width * self.depth, len(waiting))
                volley = [waiting.popleft() for _ in range(size)]
                ledger.record(self.lease, known, volley, now=clock.real_now())
                known = list(zip(volley, self._carried(volley, end), strict=True))
        except ledger.LeaseLost:
            return
        ledger.record(self.lease, known, [], now=clock.real_now())
        leases.give_back(self.lease, waiting)

    def _carried(self, volley: list[Parcel], end: float) -> list[Outcome]:
        start = time.monotonic()
        outcomes = self.carrier.carry(self.composer, volley, until=end)
        self.depth = min(2 * self.depth, DEPTH) if time.monotonic() - start < QUICK else 1
        self.outcomes += outcomes
        return outcomes

    def _is_unwelcome(self) -> bool:
        return any(outcome.verdict == Verdict.SENDER_REFUSED for outcome in self.outcomes[-self.carrier.width :])
