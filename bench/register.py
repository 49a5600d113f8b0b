"""Loading the national register, against raw ``executemany`` of the same rows into the same database.

Ours compares, journals so that the load can be undone, writes rows and search words, and counts what it wrote; the
reference only inserts those very rows, indexes and foreign keys included. Each database has a process of its own.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.harness import Figures, Measure
from tools import postgres

ROOT = Path(__file__).resolve().parents[1]


class Worker:
    """A process with a database: it is told what to do in a word, and answers with a figure."""

    def __init__(self, folder: str, address: str, module: str = "bench.register", unit: str = "rows/s") -> None:
        self.unit = unit
        environment = {**os.environ, "PYTHONPATH": "src", "FAITIERE_VAR": folder, "DATABASE_URL": address}
        environment["DJANGO_SETTINGS_MODULE"] = "faitiere.config.settings.dev"
        self.process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, word: str) -> Figures:
        """Return the figure."""
        print(word, file=self.process.stdin, flush=True)
        return {self.unit: float(self.process.stdout.readline())}

    def close(self) -> None:
        """Let it end."""
        self.process.stdin.close()
        self.process.wait(30)


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Open a database of each sort that this machine has."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="faitiere-bench-"))
        addresses = {"SQLite": f"sqlite:///{folder}/register.sqlite3"}
        if programs := postgres.binaries():
            addresses["PostgreSQL"] = stack.enter_context(postgres.server(programs))
        yield [measure for name, address in addresses.items() for measure in _both(stack, folder, name, address)]


def _both(stack: ExitStack, folder: str, name: str, address: str) -> list[Measure]:
    worker = Worker(folder, address)
    stack.callback(worker.close)
    return [
        Measure(
            f"register load, {name}",
            ours=lambda: worker.ask("load"),
            references={"executemany": lambda: worker.ask("raw")},
            goal="0.5",
        ),
        Measure(
            f"register load with its files read, {name}",
            ours=lambda: worker.ask("read and load"),
            references={"executemany": lambda: worker.ask("raw")},
        ),
    ]


def _work() -> None:
    """Answer, until nothing more is asked: each answer leaves the database as it was."""
    import django  # noqa: PLC0415 - only the worker needs Django

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after set-up
    from django.db import connection, transaction  # noqa: PLC0415 - after set-up

    call_command("migrate", verbosity=0)
    call_command("load_world", stdout=sys.stderr)
    vintage, annexes = _read()
    rows = None
    for word in map(str.strip, sys.stdin):
        with transaction.atomic():
            if rows is None:
                _load(vintage, annexes)
                rows = _rows()
                transaction.set_rollback(True)
        with transaction.atomic():
            start = time.perf_counter()
            if word == "raw":
                _raw(rows)
            else:
                _load(*(_read() if word == "read and load" else (vintage, annexes)))
            if connection.vendor == "postgresql":  # what a commit would check
                connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
            lasted = time.perf_counter() - start
            transaction.set_rollback(True)
        print(sum(len(values) for _, values in rows) / lasted, flush=True)


def _read():
    from django.conf import settings  # noqa: PLC0415 - after set-up

    from faitiere.gateways import register, register_annexes  # noqa: PLC0415 - after set-up

    package = settings.ROOT / "node_modules" / "@etalab" / "decoupage-administratif"
    return register.read(package), register_annexes.read(settings.ROOT / "data" / "register")


def _load(vintage, annexes) -> None:
    from faitiere.domains.territories.services import register  # noqa: PLC0415 - after set-up
    from faitiere.kernel import clock  # noqa: PLC0415 - after set-up
    from faitiere.kernel.audit.log import System  # noqa: PLC0415 - after set-up

    register.load(vintage, annexes, by=System(), now=clock.now())


def _rows() -> list[tuple[str, list[tuple]]]:
    """Return the statements and the rows that a load has written."""
    from django.db import connection  # noqa: PLC0415 - after set-up

    from faitiere.domains.territories.models import Authority, AuthorityName, AuthorityWord  # noqa: PLC0415 - after set-up

    statements = []
    with connection.cursor() as cursor:
        for model, key in ((Authority, "id"), (AuthorityName, "id"), (AuthorityWord, "authority_id")):
            columns = [field.column for field in model._meta.concrete_fields]
            named = ", ".join(f'"{column}"' for column in columns)
            cursor.execute(f"SELECT {named} FROM {model._meta.db_table} ORDER BY {key}")
            marks = ", ".join(["%s"] * len(columns))
            statements.append((f"INSERT INTO {model._meta.db_table} ({named}) VALUES ({marks})", cursor.fetchall()))
    return statements


def _raw(statements: list[tuple[str, list[tuple]]]) -> None:
    from django.db import connection  # noqa: PLC0415 - after set-up

    with connection.cursor() as cursor:
        for statement, rows in statements:
            cursor.executemany(statement, rows)


if __name__ == "__main__":
    _work()
