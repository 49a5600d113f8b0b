"""Each page that needs no argument opens for whoever it is meant for; a list asks as much of the database for one row as
for three. With the traps of `tests/harness/traps.py` this also says that no look writes and no template lacks a word.
"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import everything
from tests.harness.clients import signed_in
from tests.house.doors import Door, doors

PORTAL_AND_PUBLIC = 15  # queries; the desk is Wagtail's, which has its own
ASIDE = {"wagtailadmin_logout", "account_logout"}  # they end the visit on purpose
WHOLE_RECORD = ("/espace/mes-informations/", 40)  # everything that nine rooms know of somebody
_ABOUT_THE_SESSION = re.compile(r'"django_session"|^(?:RELEASE )?SAVEPOINT')
# What tells everything about one person asks each table once.
ROOMIER = {
    "/espace/mes-informations/": 25,
    "/espace/mes-informations/effacer/": 25,
    "/espace/mes-informations/tableur/": 25,
    "/espace/mes-informations/json/": 60,
}
ANSWERS = {200, 204, 301, 302, 400, 403, 404, 405}


def pages(*beginnings: str) -> list[Door]:
    """Addresses without an argument, once each; Wagtail's own interface for its scripts aside."""
    chosen = [door for door in doors() if not door.has_arguments and door.name not in ASIDE]
    found = {door.path: door for door in chosen if door.path.startswith(beginnings) and "/api/" not in door.path}
    return [found[path] for path in sorted(found)]


def look(client: Client, path: str) -> tuple[int, int]:
    """The status of a page, and how many queries it took once its caches are warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
        if response.streaming:
            b"".join(response.streaming_content)
    return response.status_code, sum(not _ABOUT_THE_SESSION.search(query["sql"]) for query in asked)


@pytest.mark.parametrize("name", ["amina", "bernard", "chloe", "denis", "eve"])
def test_no_page_breaks_whoever_looks(name, cast):
    everything.make()
    client = signed_in(cast[name])
    broken = {door.path: status for door in pages("/") if (status := client.get(door.path).status_code) not in ANSWERS}

    assert broken == {}


@pytest.mark.parametrize(
    ("beginning", "name", "most"),
    [("/espace/", "bernard", PORTAL_AND_PUBLIC), ("/espace/", "chloe", PORTAL_AND_PUBLIC), ("/gestion/", "amina", 60)],
)
def test_a_list_asks_the_same_for_one_row_as_for_three(beginning, name, most, cast):
    grown_and_greedy(pages(beginning), signed_in(cast[name]), most)


@pytest.mark.django_db
def test_a_public_list_asks_the_same_for_one_row_as_for_three():
    public = [door for door in pages("/") if not door.path.startswith(("/espace/", "/gestion/", "/demo/"))]
    grown_and_greedy(public, Client(), PORTAL_AND_PUBLIC)


def grown_and_greedy(chosen: list[Door], client: Client, most: int) -> None:
    everything.make()
    with_one = {door.path: look(client, door.path) for door in chosen}
    everything.make()
    everything.make()
    with_three = {door.path: look(client, door.path) for door in chosen}

    assert {path: (with_one[path], found) for path, found in with_three.items() if found != with_one[path]} == {}
    assert {path: queries for path, (_status, queries) in with_three.items() if queries > ROOMIER.get(path, most)} == {}
