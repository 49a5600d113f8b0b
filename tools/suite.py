"""`make test`: every check, one after the other to the last, then a table of what ran and what could not, and why."""

import argparse
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tools import browser, postgres

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTEST = [BIN / "pytest", "--durations=5", "--durations-min=5"]
COUNTS = re.compile(r"\d+ (?:passed|failed|error).* in [\d.]+s")
NOTHING_TO_RUN = 5  # pytest's word for « no test was chosen »


@dataclass
class Step:
    """One check. `why_not` says why this machine cannot run it."""

    name: str
    command: list[str | Path]
    why_not: str = ""
    is_failed: bool = False
    seconds: float = 0
    said: str = field(default="", init=False)

    def run(self) -> None:
        """Run it, show what it says, keep pytest's closing line."""
        print(f"\n── {self.name}", flush=True)
        if self.why_not:
            print(self.why_not)
            return
        start = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in self.command],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for line in process.stdout or []:
            print(line, end="", flush=True)
            counted = COUNTS.search(line)
            self.said = counted[0] if counted else self.said
        code = process.wait()
        self.is_failed = code not in {0, NOTHING_TO_RUN}
        self.seconds = time.monotonic() - start

    def __str__(self) -> str:
        """Return its line in the table."""
        if self.why_not:
            return f"–  {self.name:<24} did not run: {self.why_not}"
        return f"{'✗' if self.is_failed else '✓'}  {self.name:<24} {self.seconds:>5.0f} s  {self.said}".rstrip()


def checks() -> list[Step]:
    """Return what needs no database."""
    return [
        Step("lint", [BIN / "ruff", "check", "."]),
        Step("format", [BIN / "ruff", "format", "--check", "."]),
        Step("templates", [BIN / "djlint", "--lint", "--quiet", "src"]),
        Step("import plan", [BIN / "lint-imports"]),
        Step("types", [BIN / "mypy"]),
    ]


def tests() -> list[Step]:
    """Return the tests, on SQLite, in a browser, on PostgreSQL."""
    no_browser = "" if browser.chromium() else "no Chromium on this machine"
    no_server = "" if postgres.binaries() else "no PostgreSQL server binaries on this machine"
    on_postgres = [sys.executable, "-m", "tools.postgres", *PYTEST, "-n", "2", "--only-database"]
    return [
        Step("house and units, SQLite", [*PYTEST, "-n", "2", "-m", "not browser"]),
        Step("browser stories", [*PYTEST, "-m", "browser"], no_browser),
        Step("database, PostgreSQL", on_postgres, no_server),
    ]


def main() -> int:
    """Run the steps; fail if one of them did."""
    options = argparse.ArgumentParser(prog="make test")
    options.add_argument("--checks", action="store_true")
    steps = checks() if options.parse_args().checks else [*checks(), *tests()]
    for step in steps:
        step.run()
    print("\n── what ran, and what could not", flush=True)
    print(*steps, sep="\n")
    failed = [step.name for step in steps if step.is_failed]
    print(f"\n{'FAILED: ' + ', '.join(failed) if failed else 'All that ran passed.'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
