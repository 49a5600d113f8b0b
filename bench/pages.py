"""The ten most used pages at full register size, against the barest Wagtail page and Django view, over real HTTP.

One sync worker each, one reader at a time, one kept connection: latency, not throughput.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles

from bench.harness import Figures, Measure
from tools import demo

ROOT = Path(__file__).resolve().parents[1]
REQUESTS = 30
PAGES = [  # who looks, at what
    ("", "/"),
    ("", "/groupes/"),
    ("", "/groupes/?au=2021-03-01"),
    ("", "/groupes/senegal/"),
    ("", "/reseau/"),
    ("", "/personnes/arnaud-ngatcha/"),
    ("", "/recherche/?q=st+priest"),
    ("Bernard", "/espace/"),
    ("Amina", "/gestion/"),
    ("Amina", "/gestion/groupes/"),
]


class Reader:
    """A reader with a kept connection and, once signed in, a cookie."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookie = ""

    def get(self, path: str) -> int:
        self.connection.request("GET", path, headers={"Cookie": self.cookie} if self.cookie else {})
        response = self.connection.getresponse()
        response.read()
        session = re.match(r"sessionid=[^;]+", response.headers.get("Set-Cookie", ""))
        self.cookie = session[0] if session else self.cookie
        return response.status

    def latencies(self, path: str) -> Figures:
        """Return the median and the 95th percentile of a page, in milliseconds."""
        taken = []
        self.connection.close()  # the server may have hung up since the last round
        self.get(path)
        for _ in range(REQUESTS):
            start = time.perf_counter()
            status = self.get(path)
            taken.append(1000 * (time.perf_counter() - start))
            if status != 200:
                raise SystemExit(f"{path} answered {status}.")
        cuts = quantiles(taken, n=20, method="inclusive")
        return {"p50 ms": cuts[9], "p95 ms": cuts[18]}


@contextmanager
def measures() -> Iterator[list[Measure]]:
    """Build the demo network in a folder of its own, serve it beside the bare project, and stop both."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faitiere-bench-")))
        ours = stack.enter_context(served("faitiere.config.wsgi", network(folder)))
        bare = Reader(stack.enter_context(served("bench.bare", emptiness(folder))))
        readers = signed_in(ours, network_environment(folder))
        yield [
            Measure(
                f"{path} {who}".strip(),
                partial(readers[who].latencies, path),
                {
                    "a bare Wagtail page": partial(bare.latencies, "/page/"),
                    "a bare view": partial(bare.latencies, "/view/"),
                },
            )
            for who, path in PAGES
        ]


def network_environment(folder: Path) -> dict[str, str]:
    database = {"FAITIERE_VAR": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'ours.sqlite3'}"}
    return demo.environment(**database)


def network(folder: Path) -> dict[str, str]:
    """Build our side."""
    (folder / "static").mkdir()
    environment = network_environment(folder)
    for command in (["migrate", "--verbosity", "0"], ["build_demo"]):
        subprocess.run([*demo.MANAGE, *command], cwd=ROOT, env=environment, check=True)
    return environment


def emptiness(folder: Path) -> dict[str, str]:
    """Build the other side."""
    environment = {**os.environ, "BARE_DATABASE": str(folder / "bare.sqlite3")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-m", "bench.bare"], cwd=ROOT, env=environment, check=True)
    return environment


@contextmanager
def served(application: str, environment: dict[str, str], *, workers: int = 1) -> Iterator[int]:
    """Serve a project on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--keep-alive", "75"]
    threads = ["--worker-class", "gthread", "--workers", str(workers), "--threads", "1", "--log-level", "error"]
    server = subprocess.Popen([*command, *threads], cwd=ROOT, env=environment, start_new_session=True)
    try:
        wait(server, port)
        yield port
    finally:
        demo.stop([server])


def wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def signed_in(port: int, environment: dict[str, str]) -> dict[str, Reader]:
    """Return a reader for each of the cast, and one for nobody."""
    printed = subprocess.run(
        [*demo.MANAGE, "demo_links"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    links = re.findall(r"^(\w+)\s.*\n\s+https?://[^/]+(/\S+)", printed.stdout, re.MULTILINE)
    readers = {"": Reader(port)}
    for name, path in links:
        readers[name] = Reader(port)
        readers[name].get(path)
    return readers
