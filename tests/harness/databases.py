"""A test database is a copy of one that was migrated once.

Wagtail and our rooms bring a hundred migrations, twenty seconds of them. They run once, into a template whose name is
the hash of every migration; each test process copies it. On SQLite the template is a file of `var/`, on PostgreSQL a
database of the server. A test that commits leaves the copy as it found it: the template is copied over it again.
`python -m tests.harness.databases` makes the template ahead of the tests.
"""

import fcntl
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

TEMPLATES = settings.VAR / "test"


def migrations_hash() -> str:
    """The name of what `migrate` would build: every migration of every app, and the version of what runs them."""
    found = hashlib.sha256(version("django").encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for path in sorted(Path(app.path).glob("migrations/*.py")):
            found.update(f"{app.label}/{path.name}".encode() + path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def _lock() -> Iterator[None]:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate_into(name: str) -> None:
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    connection.settings_dict["NAME"] = own


class SqliteCopies:
    """Copies of a file."""

    def __init__(self, worker: str) -> None:
        self.template = TEMPLATES / f"{migrations_hash()}.sqlite3"
        self.folder = tempfile.TemporaryDirectory(prefix="faitiere-test-")
        self.copy = Path(self.folder.name) / f"{worker}.sqlite3"

    def open(self) -> None:
        with _lock():
            if not self.template.exists():
                for old in TEMPLATES.glob("*.sqlite3*"):
                    old.unlink()
                growing = self.template.with_suffix(".growing")
                growing.unlink(missing_ok=True)
                _migrate_into(str(growing))
                growing.rename(self.template)
        connection.settings_dict["NAME"] = str(self.copy)
        # The copy dies with the process: it need not survive a power cut.
        connection.settings_dict["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
        self.restore()

    def restore(self) -> None:
        connection.close()
        with sqlite3.connect(self.template) as template, sqlite3.connect(self.copy) as copy:
            template.backup(copy)
        template.close()
        copy.close()

    def close(self) -> None:
        connection.close()
        self.folder.cleanup()


class PostgresCopies:
    """Copies of a database, on the server that `DATABASE_URL` names."""

    def __init__(self, worker: str) -> None:
        self.template = f"faitiere_{migrations_hash()}"
        self.copy = f"faitiere_test_{worker}"

    def open(self) -> None:
        with _lock():
            if not self._run("SELECT 1 FROM pg_database WHERE datname = %s", [self.template]):
                growing = f"{self.template}_growing"
                self._run(f"DROP DATABASE IF EXISTS {growing}")
                self._run(f"CREATE DATABASE {growing}")
                _migrate_into(growing)
                self._run(f"ALTER DATABASE {growing} RENAME TO {self.template}")
        connection.settings_dict["NAME"] = self.copy
        self.restore()

    def restore(self) -> None:
        self.close()
        with _lock():  # a template can be copied by one at a time
            self._run(f"CREATE DATABASE {self.copy} TEMPLATE {self.template}")

    def close(self) -> None:
        connection.close()
        self._run(f"DROP DATABASE IF EXISTS {self.copy} WITH (FORCE)")

    @staticmethod
    def _run(sql: str, params: list[str] | None = None) -> list[tuple]:
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall() if cursor.description else []


def copies_for(worker: str) -> SqliteCopies | PostgresCopies:
    """Those of the engine that `DATABASE_URL` names."""
    return {"sqlite": SqliteCopies, "postgresql": PostgresCopies}[connection.vendor](worker)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Replaces pytest-django's own, which would migrate in every process."""
    copies = copies_for(os.environ.get("PYTEST_XDIST_WORKER", "main"))
    emptied = TransactionTestCase._fixture_teardown
    with django_db_blocker.unblock():
        copies.open()
    TransactionTestCase._fixture_teardown = lambda _: copies.restore()
    yield
    TransactionTestCase._fixture_teardown = emptied
    with django_db_blocker.unblock():
        copies.close()


if __name__ == "__main__":
    django.setup()
    ahead = copies_for("ahead")
    ahead.open()
    ahead.close()
