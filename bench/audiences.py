"""Counting audiences over 500,000 élus of 35,000 communes, against SQL written by hand for each of them.

Everybody is invented. Ours is what the composer asks: the count of its lines, one query; then its page, which counts,
shows the first twenty and says why each is in.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date

from bench.harness import Measure
from bench.register import Worker
from tools import postgres

MEMBERS = """SELECT m.authority_id FROM members_membership m WHERE m.state <> 'requested'
    AND m.starts_on <= '2024-01-19' AND (m.ends_on IS NULL OR m.ends_on > '2024-01-19')"""
HELD = """o.ends_on IS NULL AND o.starts_on <= '2024-01-19'"""
# What is asked, as lines of an audience and as somebody who knows the tables would write it.
ASKED = {
    "élus of members": (
        [("and", "members.people", {"who": ["officials"]})],
        f"SELECT COUNT(DISTINCT o.person_id) FROM people_office o WHERE {HELD} AND o.authority_id IN ({MEMBERS})",
    ),
    "mayors of towns over 3,500": (
        [("and", "territories.people", {"who": ["heads"], "kinds": ["commune"], "at_least": 3500})],
        f"""SELECT COUNT(DISTINCT o.person_id) FROM people_office o
            JOIN territories_authority a ON a.id = o.authority_id WHERE {HELD}
            AND o.kind = 'head' AND a.kind = 'commune' AND a.population >= 3500""",
    ),
    "mayors except those of members": (
        [("and", "people.officials", {"ranks": ["head"]}), ("except", "members.people", {})],
        f"""SELECT COUNT(DISTINCT o.person_id) FROM people_office o WHERE {HELD} AND o.kind = 'head'
            AND o.person_id NOT IN (SELECT p.person_id FROM people_office p
                WHERE {HELD.replace("o.", "p.")} AND p.authority_id IN ({MEMBERS}))""",
    ),
    "portfolios about a word": (
        [("and", "people.officials", {"words": "international"})],
        f"""SELECT COUNT(DISTINCT o.person_id) FROM people_office o WHERE {HELD}
            AND (LOWER(o.portfolio) LIKE '%international%' OR LOWER(o.title) LIKE '%international%')""",
    ),
}
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {to})"
AUTHORITY_TEXTS = """liaison, insee_code, siren, former_codes, legal_form, address, postal_code, post_office,
    postal_codes, website, kept_fields"""
COUNTRY = "('FR', 'FRA', 'France', '', '', '', '')"
BUILD = [
    f"INSERT INTO territories_country (code, code3, name, name_en, locative, genitive, adjective) VALUES {COUNTRY}",
    f"""INSERT INTO territories_authority (id, kind, name, country_id, population, is_end_exact, {AUTHORITY_TEXTS})
        {NUMBERS.format(to=35000)} SELECT i, 'commune', 'Bourg ' || i, 'FR', (i * 7919) % 20000, TRUE,
        NULL, '', '', '', '', '', '', '', '', '', '' FROM n""",
    f"""INSERT INTO people_person (id, slug, civility, first_name, last_name, also_spelled, search_name, note)
        {NUMBERS.format(to=500000)} SELECT i, 'p-' || i, 'madame', 'Camille', 'Inventée ' || i, '[]', '', '' FROM n""",
    f"""INSERT INTO people_office (id, person_id, authority_id, kind, title, portfolio, starts_on, end_reason)
        {NUMBERS.format(to=500000)} SELECT i, i, 1 + i % 35000,
        CASE WHEN i <= 35000 THEN 'head' WHEN i <= 150000 THEN 'deputy' ELSE 'councillor' END,
        CASE WHEN i <= 35000 THEN 'Maire' WHEN i <= 150000 THEN 'Adjointe' ELSE 'Conseillère municipale' END,
        CASE WHEN i % 500 = 0 THEN 'Relations internationales' ELSE '' END, '2020-05-25', '' FROM n""",
    f"""INSERT INTO members_membership (authority_id, state, starts_on, act_kind, act_number, note)
        {NUMBERS.format(to=1500)} SELECT i * 20, 'active', '2021-01-01', 'unknown', '', '' FROM n""",
]


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Open a database of each sort that this machine has."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="faitiere-bench-"))
        addresses = {"SQLite": f"sqlite:///{folder}/audiences.sqlite3"}
        if programs := postgres.binaries():
            addresses["PostgreSQL"] = stack.enter_context(postgres.server(programs))
        yield [measure for name, address in addresses.items() for measure in _both(stack, folder, name, address)]


def _both(stack: ExitStack, folder: str, name: str, address: str) -> list[Measure]:
    worker = Worker(folder, address, "bench.audiences", "ms")
    stack.callback(worker.close)

    def measure(asked: str, act: str, title: str) -> Measure:
        bare = {"SQL by hand": lambda: worker.ask(f"bare:{asked}")}
        return Measure(f"{title}: {asked}, {name}", lambda: worker.ask(f"{act}:{asked}"), bare)

    page = measure("élus of members", "page", "the composer’s page")
    return [*(measure(asked, "count", "count") for asked in ASKED), page]


def _work() -> None:
    """Answer how many milliseconds each act takes; both ways of counting must agree."""
    import django  # noqa: PLC0415 - only the worker needs Django

    django.setup()
    _build()
    for word in map(str.strip, sys.stdin):
        act, _separator, asked = word.partition(":")
        _ask(act, asked)
        start = time.perf_counter()
        found = _ask(act, asked)
        lasted = time.perf_counter() - start
        if found != (by_hand := _ask("bare", asked)):
            raise SystemExit(f"{asked}: {found} people, {by_hand} by hand.")
        print(1000 * lasted, flush=True)


def _build() -> None:
    from django.core.management import call_command  # noqa: PLC0415 - after set-up
    from django.db import connection  # noqa: PLC0415 - after set-up

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        for statement in BUILD:
            cursor.execute(statement)
        # What a database that lives does by itself.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _ask(act: str, asked: str) -> int:
    from django.db import connection  # noqa: PLC0415 - after set-up

    from faitiere.domains.audiences import queries  # noqa: PLC0415 - after set-up
    from faitiere.domains.audiences.choices import Joint  # noqa: PLC0415 - after set-up

    written, sql = ASKED[asked]
    if act == "bare":
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0]
    on = date(2024, 1, 19)
    lines = [queries.Line(Joint(joint), key, values) for joint, key, values in written]
    if act == "page":
        queries.told(queries.sample(lines, on), lines, on=on)
    return queries.count(lines, on)


if __name__ == "__main__":
    _work()
