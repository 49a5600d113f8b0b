"""Many processes that start at the same moment, each with a connection of its own: how races are provoked on purpose."""

import multiprocessing
import os
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connections

_FORK = multiprocessing.get_context("fork")


def race(work: Callable[[int], Any], *, processes: int) -> list[Any]:
    """Run `work(rank)` in as many processes at once; return what each returned, or the words of what it raised.

    Needs `@pytest.mark.django_db(transaction=True)`: the others must see what is committed.
    """
    connections.close_all()
    barrier = _FORK.Barrier(processes)
    outcomes = _FORK.SimpleQueue()
    runners = [_FORK.Process(target=_run, args=(work, rank, barrier, outcomes)) for rank in range(processes)]
    for runner in runners:
        runner.start()
    found = dict(outcomes.get() for _ in runners)
    for runner in runners:
        runner.join()
    return [found[rank] for rank in sorted(found)]


def _run(work: Callable[[int], Any], rank: int, barrier: Any, outcomes: Any) -> None:
    try:
        barrier.wait(timeout=30)
        outcome = work(rank)
    except BaseException:  # whatever happens is the outcome; the parent must not wait for ever
        outcome = traceback.format_exc()
    finally:
        connections.close_all()
    outcomes.put((rank, outcome))
    os._exit(0)
