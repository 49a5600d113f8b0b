"""One more row of everything: what lists are counted with."""

from types import ModuleType

from tests.factories import (
    accounts,
    audiences,
    events,
    groups,
    letters,
    library,
    mandates,
    members,
    newsroom,
    people,
    territories,
    thesaurus,
)

ROOMS: list[ModuleType] = [
    accounts,
    territories,
    thesaurus,
    library,
    people,
    members,
    letters,
    mandates,
    groups,
    events,
    newsroom,
    audiences,
]


def make() -> None:
    """Call each factory of each room once."""
    for room in ROOMS:
        for name, factory in vars(room).items():
            if name.endswith("Factory") and factory.__module__ == room.__name__:
                factory()
