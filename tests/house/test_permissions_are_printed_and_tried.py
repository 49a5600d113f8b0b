"""Who may do what is a table, `rules.PERMISSIONS`, printed in the room's README and tried by the whole cast.

The README prints it as `| action | who |`, where *who* is the name of the predicate. A predicate is asked with the
actor, and for most with what they would act upon. Whoever is nobody in the network is refused everything, except what
the table gives to `anybody`, by that name.
"""

import re
from importlib import import_module
from inspect import signature

import pytest
from django.contrib.auth.models import AnonymousUser

from faitiere.kernel.audit.log import System
from tests.house.sources import ROOMS, SOURCE

ROW = re.compile(r"^\| `?([\w.]+)`? \| `?(\w+)`? \|", re.MULTILINE)
RULED = sorted(room.name for room in ROOMS if (room / "rules.py").exists() or (room / "rules").is_dir())


def permissions(room: str) -> dict:
    return import_module(f"faitiere.domains.{room}.rules").PERMISSIONS


@pytest.mark.parametrize("room", [room.name for room in ROOMS])
def test_each_room_has_its_page(room):
    page = SOURCE / "domains" / room / "README.md"
    assert page.exists()
    beside_the_table = ROW.sub("", page.read_text()).splitlines()
    assert len([line for line in beside_the_table if line]) <= 60


@pytest.mark.parametrize("room", RULED)
def test_each_table_is_printed_in_the_room_s_page(room):
    printed = dict(ROW.findall((SOURCE / "domains" / room / "README.md").read_text()))
    printed.pop("action", None)

    assert printed == {action: predicate.__name__ for action, predicate in permissions(room).items()}


@pytest.mark.parametrize("room", RULED)
def test_the_whole_cast_tries_each_rule(room, cast):
    """Rules about the actor alone: staff and the program itself may, an outsider may not, and nobody makes it fail."""
    about_the_actor = {
        predicate for predicate in permissions(room).values() if len(signature(predicate).parameters) == 1
    }
    for predicate in about_the_actor:
        answers = {name: predicate(user) for name, user in {**cast, "system": System()}.items()}
        assert set(map(type, answers.values())) == {bool}, predicate.__name__
        assert answers["amina"], predicate.__name__
        if predicate.__name__ != "anybody":
            assert answers["eve"] is False, predicate.__name__
            assert predicate(AnonymousUser()) is False, predicate.__name__
