"""`make bench`: all the measures, or those of the modules named (`make bench ONLY=letters`)."""

import json
import os
import platform
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results.json"
PLUMBING = {"__init__", "__main__", "harness", "bare"}


def modules() -> list[str]:
    """Return the names of what can be measured."""
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in PLUMBING)


def machine() -> dict[str, object]:
    """Describe what the figures were taken on, without naming it."""
    info = Path("/proc/cpuinfo")
    models = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(memory, 1),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in ("django", "wagtail", "typst")},
    }


def commit() -> str:
    """Return which code was measured."""
    asked = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()


def kept() -> dict[str, object]:
    """Return the measures of earlier runs, so that `ONLY=` replaces its own and no other."""
    return json.loads(RESULTS.read_text())["measures"] if RESULTS.exists() else {}


def main() -> int:
    """Measure, print a line for each measure, write the file."""
    chosen = sys.argv[1:] or modules()
    unknown = set(chosen) - set(modules())
    if unknown:
        sys.exit(f"Nothing called {', '.join(unknown)}; there is: {', '.join(modules())}.")
    results = kept()
    for name in chosen:
        print(f"\n── {name}", flush=True)
        with import_module(f"bench.{name}").measures() as measures:
            for measure in measures:
                measure.run()
            lines = [line for measure in measures for line in measure.lines()]
        context = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "commit": commit(), "machine": machine()}
        results[name] = {**context, "lines": lines}
        print(f"\n{'name':<64} {'ours':>10} {'reference':>10} {'ratio':>7}")
        for line in lines:
            goal = f"  (goal {line['goal']})" if line["goal"] else ""
            print(f"{line['name']:<64} {line['ours']:>10} {line['reference']:>10} {line['ratio']:>7}{goal}")
    RESULTS.write_text(json.dumps({"measures": results}, indent=2, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
