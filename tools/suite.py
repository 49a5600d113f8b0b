"""`make test`: every check to the last, then a table of what ran and what could not, and why."""

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tools import browser, postgres

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PYTEST = [BIN / "pytest", "--durations=5", "--durations-min=5"]
TOLD = {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "faitiere.config.settings.test"}
TWO = ["-n", "2", "--dist", "loadgroup"]
COUNTS = re.compile(r"\d+ (?:passed|failed|error).* in [\d.]+s")
NOTHING_TO_RUN = 5  # pytest's word for « no test was chosen »


@dataclass
class Step:
    """One check. `why_not` says why this machine cannot run it; an early one begins at once, beside the others."""

    name: str
    command: list[str | Path]
    why_not: str = ""
    is_early: bool = False
    database: str = ""
    is_failed: bool = field(default=False, init=False)
    seconds: float = field(default=0, init=False)
    said: str = field(default="", init=False)
    process: "subprocess.Popen[str] | None" = field(default=None, init=False)

    def start(self) -> "subprocess.Popen[str]":
        """Begin; what it says waits in the pipe."""
        self.seconds = time.monotonic()
        told = {**TOLD, **({"DATABASE_URL": self.database} if self.database else {})}
        self.process = subprocess.Popen(
            [str(word) for word in self.command],
            cwd=ROOT,
            env={**os.environ, **told},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return self.process

    def run(self) -> None:
        """Run it, or wait for it; show what it says, keep pytest's closing line."""
        print(f"\n── {self.name}", flush=True)
        if self.why_not:
            print(self.why_not)
            return
        process = self.process or self.start()
        for line in process.stdout or []:
            print(line, end="", flush=True)
            counted = COUNTS.search(line)
            self.said = counted[0] if counted else self.said
        code = process.wait()
        self.is_failed = code not in {0, NOTHING_TO_RUN}
        self.seconds = time.monotonic() - self.seconds

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
        Step("types", [BIN / "mypy"], is_early=True),
    ]


def tests(server: str) -> list[Step]:
    """Return the tests, on SQLite, in a browser, on PostgreSQL; the tables are made ready while types are checked."""
    no_browser = "" if browser.chromium() else "no Chromium on this machine"
    no_server = "" if server else "no PostgreSQL server binaries on this machine"
    tables = [sys.executable, "-m", "tests.harness.databases"]
    return [
        Step("tables, SQLite", tables, is_early=True),
        Step("tables, PostgreSQL", tables, no_server, is_early=bool(server), database=server),
        Step("house and units, SQLite", [*PYTEST, *TWO, "-m", "not browser"]),
        Step("browser stories", [*PYTEST, "-m", "browser"], no_browser),
        Step("database, PostgreSQL", [*PYTEST, *TWO, "--only-database"], no_server, database=server),
    ]


def main() -> int:
    """Run the steps; fail if one of them did."""
    options = argparse.ArgumentParser(prog="make test")
    options.add_argument("--checks", action="store_true")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    steps = checks()
    with ExitStack() as stack:
        if not options.parse_args().checks:
            programs = postgres.binaries()
            steps += tests(stack.enter_context(postgres.server(programs)) if programs else "")
        for step in steps:
            if step.is_early:
                step.start()
        for step in steps:
            step.run()
    print("\n── what ran, and what could not", flush=True)
    print(*steps, sep="\n")
    failed = [step.name for step in steps if step.is_failed]
    print(f"\n{'FAILED: ' + ', '.join(failed) if failed else 'All that ran passed.'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
