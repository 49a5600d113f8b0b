"""What every test stands on: see `tests/harness/`, and the people of `tests/cast.py`."""

from datetime import datetime

import pytest
from django.utils import timezone

pytest_plugins = [
    "tests.harness.databases",
    "tests.harness.traps",
    "tests.harness.clients",  # before those who import it
    "tests.harness.browser",
    "tests.cast",
]


def pytest_addoption(parser):
    parser.addoption("--only-database", action="store_true", help="run only the tests that use the database")


def pytest_collection_modifyitems(config, items):
    """For the second database: the tests that speak to one, browser stories aside."""
    if not config.getoption("--only-database"):
        return
    keep, leave = [], []
    for item in items:
        uses = item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & set(
            item.fixturenames
        )
        (keep if uses and "page" not in item.fixturenames else leave).append(item)
    config.hook.pytest_deselected(items=leave)
    items[:] = keep


@pytest.fixture
def clock_at(settings):
    """Move the business clock: `clock_at("2021-03-01")`. It stands at 19 January 2024, 9 a.m., when nobody does."""

    def move(moment: str) -> None:
        stands_at = datetime.fromisoformat(moment)
        settings.CLOCK = stands_at if stands_at.tzinfo else timezone.make_aware(stands_at)

    return move
