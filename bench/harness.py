"""How we measure: us and a reference in turn, in one run, because a shared machine drifts and only ratios hold.

A module of `bench/` offers `measures()`, a context manager that prepares what is measured, gives a list of `Measure`
and cleans up. Each round runs every target once, in an order that turns from round to round, after the machine has
become idle. The figure kept is the median of the rounds; the ratio is the median of their ratios. All are printed.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROUNDS = 5
IDLE = 0.6  # share of the processors that must be free before a target starts
PATIENCE = 4  # seconds: on a machine that is never idle, we measure all the same

Figures = dict[str, float]  # « letters/s » → 97.2, or « p50 ms » and « p95 ms » at once
Target = Callable[[], Figures]


@dataclass
class Measure:
    """Us, and what we are compared with. `goal` is the ratio that the project set itself, when it set one."""

    name: str
    ours: Target
    references: dict[str, Target]
    goal: str = ""
    rounds: int = ROUNDS
    seen: list[dict[str, Figures]] = field(default_factory=list, init=False)

    def run(self) -> None:
        """Run all rounds, printing each."""
        targets = [("ours", self.ours), *self.references.items()]
        for number in range(self.rounds):
            turn = number % len(targets)
            results = {}
            for label, target in [*targets[turn:], *targets[:turn]]:
                drain()
                results[label] = target()
            self.seen.append(results)
            print(f"  round {number + 1}: {self.name} {written(results)}", flush=True)

    def lines(self) -> list[dict[str, object]]:
        """Return one line for each figure and reference: name, ours, reference, ratio."""
        return [
            {
                "name": f"{self.name} ({unit}) against {reference}",
                "ours": round(median(seen["ours"][unit] for seen in self.seen), 2),
                "reference": round(median(seen[reference][unit] for seen in self.seen), 2),
                "ratio": round(median(seen["ours"][unit] / seen[reference][unit] for seen in self.seen), 3),
                "goal": self.goal,
                "rounds": [[round(seen["ours"][unit], 2), round(seen[reference][unit], 2)] for seen in self.seen],
            }
            for reference in self.references
            for unit in self.seen[0]["ours"]
        ]


def written(results: dict[str, Figures]) -> str:
    """Return the figures of a round on one line."""
    return " · ".join(
        f"{label} {', '.join(f'{value:.1f} {unit}' for unit, value in sorted(figures.items()))}"
        for label, figures in sorted(results.items(), key=lambda item: item[0] != "ours")
    )


def per_second(count: int, work: Callable[[], object]) -> float:
    """Return how many of `count` things a piece of work does in a second."""
    start = time.perf_counter()
    work()
    return count / (time.perf_counter() - start)


def drain() -> None:
    """Wait until the machine has nothing else to do, so that no target pays for another's rubbish."""
    gc.collect()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        before = _processor_time()
        time.sleep(0.2)
        after = _processor_time()
        spent = sum(after) - sum(before)
        if spent == 0 or (after[3] - before[3]) / spent >= IDLE:
            return


def _processor_time() -> list[int]:
    stat = Path("/proc/stat")
    if not stat.exists():  # not Linux: a short rest is all that we can give
        return [0, 0, 0, 0]
    return [int(word) for word in stat.read_text().split("\n", 1)[0].split()[1:]]
