"""The demo network, built once for all the modules of this folder; what a test writes is undone with it."""

import pytest
from django.db import transaction

from tests.demo.conftest import build_once


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """The network of January 2024. It goes when the last module of the folder has read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        build_once()
        yield
        transaction.set_rollback(True)
