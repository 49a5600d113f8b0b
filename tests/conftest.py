"""What every test stands on: see `tests/harness/`, and the people of `tests/cast.py`."""

import re
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from django.utils import timezone

pytest_plugins = [
    "tests.harness.databases",
    "tests.harness.traps",
    "tests.harness.clients",  # before those who import it
    "tests.harness.browser",
    "tests.cast",
]

TESTS = Path(__file__).parent
DOORS = {"web", "house"}


def pytest_addoption(parser):
    parser.addoption("--only-database", action="store_true", help="run only the tests that use the database")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(config, items):
    """For the second database, what a database can change; for both, the demo network in one process, built once."""
    for item in items:
        if "demo" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("demo"))
        elif item.path.parent.name == "demo":
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
    if not config.getoption("--only-database"):
        return
    keep, leave = [], []
    for item in items:
        (keep if runs_twice(item) else leave).append(item)
    config.hook.pytest_deselected(items=leave)
    items[:] = keep


def runs_twice(item) -> bool:
    """Whether PostgreSQL could answer otherwise than SQLite: docs/decisions/0031."""
    uses = item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    if not uses or {"page", "browser"} & set(item.fixturenames):
        return False
    if item.path.name == "test_pages_open.py":
        return "breaks" in item.name  # pages open on both; how many queries they ask depends on no engine
    return item.path.relative_to(TESTS).parts[0] not in DOORS or searches_or_races(item.path)


@cache
def searches_or_races(path: Path) -> bool:
    """Whether a module of the doors asks what only the engine answers."""
    return bool(re.search(r"[?&]q=|\bracing\b", path.read_text()))


@pytest.fixture
def clock_at(settings):
    """Move the business clock: `clock_at("2021-03-01")`. It stands at 19 January 2024, 9 a.m., when nobody does."""

    def move(moment: str) -> None:
        stands_at = datetime.fromisoformat(moment)
        settings.CLOCK = stands_at if stands_at.tzinfo else timezone.make_aware(stands_at)

    return move
