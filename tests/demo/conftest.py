"""The demo network, built once for a module on an extract of the register that covers every authority of the pack."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from django.db import transaction

from faitiere.demo import build
from faitiere.demo.progress import Progress

EXTRACT = Path(__file__).parent / "register"
NOW = datetime.fromisoformat("2024-01-19T09:00:00+01:00")


FEW = 30


def build_once(register=EXTRACT, crowd=FEW):
    """Build with a few people of the crowd, and tell whether anything was done."""
    return build.build(Progress(io.StringIO(), steps=len(build.STEPS)), register=register, crowd=crowd, now=NOW)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The network of January 2024; whatever the module's tests write around it is undone with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        build_once()
        yield
        transaction.set_rollback(True)
