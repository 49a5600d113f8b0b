"""Registrations through the public form, against the bare SQL transaction that takes a place and writes the row.

Eight people at once want the same event; two workers serve them, on two cores. Ours checks whom the event is for,
recognises an address, writes the audit log and posts the confirmation with its calendar; the reference does none of it.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from bench.harness import Measure
from bench.pages import served
from bench.register import Worker
from tools import demo, postgres

ROOT = Path(__file__).resolve().parents[1]
PEOPLE, EACH = 8, 15
PAGE = "/agenda/rencontre/inscription/"


def rate(work: Callable[[int], None]) -> float:
    """Let everybody work at once; return how many were registered in a second."""
    start = time.perf_counter()
    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(work, range(PEOPLE)))
    return PEOPLE * EACH / (time.perf_counter() - start)


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Serve the form on a database of each sort that this machine has."""
    with ExitStack() as stack:
        addresses = {"SQLite": "sqlite:///{}/registrations.sqlite3"}
        if programs := postgres.binaries():
            addresses["PostgreSQL"] = stack.enter_context(postgres.server(programs))
        yield [_measure(stack, name, address) for name, address in addresses.items()]


def _measure(stack: ExitStack, name: str, address: str) -> Measure:
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="faitiere-bench-"))
    (Path(folder) / "static").mkdir()
    address = address.format(folder)
    worker = Worker(folder, address, "bench.registrations", "registrations/s")
    stack.callback(worker.close)
    worker.ask("prepare")
    # Each of those people has an address of their own, as seen from the proxy.
    environment = demo.environment(FAITIERE_VAR=folder, DATABASE_URL=address, FAITIERE_PROXIES="1")
    port = stack.enter_context(served("faitiere.config.wsgi", environment, workers=2))
    return Measure(
        f"registrations through HTTP, {name}",
        ours=lambda: {"registrations/s": rate(partial(_register, port))},
        references={"the bare SQL transaction": lambda: worker.ask("raw")},
    )


def _register(port: int, rank: int) -> None:
    browser = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"X-Forwarded-For": f"10.0.{rank}.1", "Content-Type": "application/x-www-form-urlencoded"}
    browser.request("GET", PAGE, headers=headers)
    page = browser.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    headers["Cookie"] = page.headers["Set-Cookie"].partition(";")[0]
    for _ in range(EACH):
        said = {"first_name": "Zoé", "last_name": "Rivière", "email": f"{uuid.uuid4()}@rivecourt.example"}
        browser.request("POST", PAGE, urlencode(said | {"csrfmiddlewaretoken": token[1]}), headers)
        answer = browser.getresponse()
        answer.read()
        if answer.status != 302:
            raise SystemExit(f"{PAGE} answered {answer.status}.")


def _work() -> None:
    """Make the event, or register by hand, and answer with the rate."""
    import django  # noqa: PLC0415 - only the worker needs Django

    django.setup()
    for word in sys.stdin:
        print({"prepare": _prepare, "raw": _raw}[word.strip()](), flush=True)


def _prepare() -> float:
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=os.environ, check=True)
    from faitiere.domains.events.choices import EventAudience, EventKind, EventState  # noqa: PLC0415 - after setup
    from faitiere.domains.events.models import Event, Registration  # noqa: PLC0415
    from faitiere.kernel import clock  # noqa: PLC0415

    event = Event.objects.create(
        slug="rencontre",
        title="Rencontre",
        kind=EventKind.WORKSHOP,
        audience=EventAudience.PUBLIC,
        state=EventState.OPEN,
        starts_at=clock.now(),
        changed_at=clock.now(),
        capacity=50,
    )
    Registration.objects.create(
        event=event, first_name="A", last_name="A", email="a@a.example", registered_at=event.starts_at
    )
    return 0


def _raw() -> float:
    from faitiere.domains.events.models import Event, Registration  # noqa: PLC0415 - after setup

    Event.objects.update(capacity=None)  # every transaction writes its row, as each of ours does
    names = [field.column for field in Registration._meta.local_fields if field.column != "id"]
    kept = ", ".join("%s" if name == "email" else name for name in names)
    copy = f"INSERT INTO events_registration ({', '.join(names)}) SELECT {kept} FROM events_registration WHERE id = %s"
    return rate(partial(_raw_each, copy, Registration.objects.order_by("pk").values_list("pk", flat=True)[0]))


def _raw_each(copy: str, template: int, rank: int) -> None:  # noqa: ARG001 - each is alike
    from django.db import connection, transaction  # noqa: PLC0415 - after setup

    for _ in range(EACH):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE events_event SET taken = taken + 1 "
                "WHERE id = 1 AND (capacity IS NULL OR taken < capacity + extra)"
            )
            cursor.execute(copy, [f"{uuid.uuid4()}@rivecourt.example", template])
    connection.close()


if __name__ == "__main__":
    _work()
