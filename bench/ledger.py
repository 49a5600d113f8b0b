"""The two promises of the ledger: whatever kills the worker, nobody twice and nobody lost; memory that does not grow.

25,000 letters of 40 kB go to a relay in another process while the worker is killed (SIGKILL) at each labelled step and
at random. Then 1,000 to 1,000,000 readers are frozen and served by a carrier that takes everything at once, each number
in a process of its own, whose peak memory is read.
"""

import os
import random
import resource
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from django.db import connections

from bench.mailings import call_command, connection, frozen, settings
from faitiere.kernel import clock
from faitiere.kernel.mail import checkpoints, mailings
from faitiere.kernel.mail.models import Dispatch, MailingState
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict
from faitiere.kernel.mail.sending import batches, leases, running, sweeping
from tests.factories.mailings import addressee, plan
from tests.harness.sink import Sink, sink

READERS, KILLS, CROWDS = 25_000, 40, (1_000, 100_000, 1_000_000)


@dataclass
class Proof:
    """Counts rather than speeds: each line holds what was found, and what had to be."""

    work: Callable[[], dict[str, tuple[float, float]]]
    found: dict[str, tuple[float, float]] = field(default_factory=dict)

    def run(self) -> None:
        """Do the work once."""
        self.found = self.work()

    def lines(self) -> list[dict[str, object]]:
        """Return one line for each count."""
        return [
            {
                "name": name,
                "ours": ours,
                "reference": reference,
                "ratio": round(ours / reference, 3) if reference else "",
                "goal": f"= {reference}" if not reference else "",
                "rounds": [[ours, reference]],
            }
            for name, (ours, reference) in self.found.items()
        ]


@contextmanager
def measures() -> Iterator[list[Proof]]:
    """Open a relay and an empty database."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faitiere-bench-")))
        connection.settings_dict["NAME"] = str(folder / "bench.sqlite3")
        call_command("migrate", verbosity=0)
        relay = stack.enter_context(sink())
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = relay.host, relay.port
        yield [Proof(lambda: _killed(relay)), Proof(_memory)]


def _killed(relay: Sink) -> dict[str, tuple[float, float]]:
    """Kill the worker at each step in turn, and at random, until the mailing is done; compare ledger and relay."""
    mailing = mailings.start(frozen(READERS), now=clock.real_now())
    chance, kills = random.Random(25_000), Counter[str]()
    for point in cycle([*checkpoints.NAMES, "at random"]):
        is_last = kills.total() >= KILLS
        # Half a thousand letters between two deaths, more or less: they are spread over the whole mailing.
        end = time.monotonic() + chance.uniform(0.05, 0.6)
        died = _forked(lambda: running.work(seconds=600), checkpoints.reached if is_last else _deadly(point, end))
        kills[point] += died == -signal.SIGKILL
        sweeping.sweep(now=clock.real_now() + leases.LEASE + timedelta(seconds=1))
        mailing.refresh_from_db()
        if mailing.state == MailingState.DONE:
            break
    return _compared(mailing, relay, kills)


def _compared(mailing: Any, relay: Sink, kills: Counter[str]) -> dict[str, tuple[float, float]]:
    accepted = Counter(recipient for message in relay.accepted() for recipient in message.recipients)
    states = dict(Dispatch.objects.values_list("address", "state"))
    counts = mailings.counts(mailing)
    handed = {address for address, state in states.items() if state == "handed_over"}
    uncertain = {address for address, state in states.items() if state == "uncertain"}
    print(f"  killed: {dict(kills)}; states: { {state.value: n for state, n in counts.items() if n} }", flush=True)
    return {
        f"kill -9: sum of the states, of {READERS} recipients": (sum(counts.values()), READERS),
        "kill -9: handed over or uncertain": (len(handed | uncertain), READERS),
        f"kill -9: uncertain, after {kills.total()} kills": (len(uncertain), 4 * batches.DEPTH * kills.total()),
        "kill -9: of which the relay had accepted": (len(uncertain & set(accepted)), len(uncertain)),
        "kill -9: addresses accepted twice": (sum(number > 1 for number in accepted.values()), 0),
        "kill -9: accepted, neither recorded nor uncertain": (len(set(accepted) - handed - uncertain), 0),
        "kill -9: handed over without acceptance": (len(handed - set(accepted)), 0),
    }


def _deadly(point: str, end: float) -> Callable[[str], None]:
    """Die the first time that a step is reached after a moment; « at random » is any step."""

    def reached(name: str) -> None:
        if time.monotonic() > end and point in {name, "at random"}:
            os.kill(os.getpid(), signal.SIGKILL)

    return reached


def _forked(work: Callable[[], object], reached: Callable[[str], None]) -> int:
    connections.close_all()
    child = os.fork()
    if child == 0:
        checkpoints.reached = reached
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class _Taker:
    """A carrier that takes everything at once: what is measured is ours alone."""

    width = 4

    def carry(self, composer: Any, parcels: Sequence[Any], *, until: float) -> list[Outcome]:
        taken = [composer.letter(parcel) for parcel in parcels if time.monotonic() < until]
        return [Outcome(Verdict.ACCEPTED, "250 taken")] * len(taken)

    def close(self) -> None:
        pass


def _memory() -> dict[str, tuple[float, float]]:
    """Freeze and serve crowds of growing size; return the peak of each against that of the smallest."""
    peaks = {crowd: _peak(crowd) for crowd in CROWDS}
    return {f"peak memory, MiB, {crowd} recipients": (peaks[crowd], peaks[CROWDS[0]]) for crowd in CROWDS}


def _peak(crowd: int) -> float:
    Dispatch.objects.all().delete()
    connections.close_all()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.monotonic()
        running.carrier = _Taker
        mailing = mailings.freeze(plan(f"crowd-{crowd}"), map(addressee, range(crowd)), now=clock.real_now())
        frozen_in = time.monotonic() - start
        mailings.start(mailing, now=clock.real_now())
        running.work(seconds=3600)
        done = mailings.counts(mailing)["handed_over"]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"  {crowd}: {done} served, frozen in {frozen_in:.0f} s, all in {time.monotonic() - start:.0f} s",
            flush=True,
        )
        os.write(write, f"{peak:.1f}".encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    return float(os.read(read, 32))
