"""Stories told on the built demo network, in a real browser. The network is built once; each story starts from it."""

import sqlite3

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from faitiere.demo.cast import BY_KEY
from faitiere.kernel.mail import delivery
from tests.demo.conftest import build_once

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Where the first story leaves the network for the others."""
    return tmp_path_factory.mktemp("journeys") / "demo.sqlite3"


@pytest.fixture
def demo(transactional_db, settings, built):
    """The network of January 2024, whose letters arrive in the demo's own mailbox."""
    settings.EMAIL_BACKEND = "faitiere.demo.mailbox.EmailBackend"
    if built.exists():
        _copy(built, connection.settings_dict["NAME"])
        return
    build_once()
    # The worker of the demo has long delivered what the building wrote: the newest message is on top.
    while delivery.deliver_due():
        pass
    _copy(connection.settings_dict["NAME"], built)


@pytest.fixture
def enter(demo, sign_in):
    """Open the session of a member of the cast: `enter("bernard")`."""

    def open_session(key):
        sign_in(get_user_model().objects.get(email=BY_KEY[key].email))

    return open_session


@pytest.fixture
def post_office():
    """Hand over what waits in the outbox, as the worker does in the demo."""
    return delivery.deliver_due


def _copy(source, target):
    connection.close()
    with sqlite3.connect(source) as read, sqlite3.connect(target) as written:
        read.backup(written)
    read.close()
    written.close()
