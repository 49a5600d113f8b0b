"""The servers that an engine may need, each our own, each forgotten afterwards."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

PATIENCE = 40


@contextmanager
def no_broker(_folder: Path) -> Iterator[str]:
    yield ""


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """On a socket file."""
    listens_at = folder / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(listens_at), "--save", "", "--appendonly", "no"]
    with _running(command, folder, {}):
        _wait_until(listens_at.exists)
        yield f"redis+socket://{listens_at}"


@contextmanager
def rabbitmq(folder: Path) -> Iterator[str]:
    """On three ports of this machine: the server, its neighbours, and the register of names that Erlang wants."""
    port, neighbours, register = (_free_port() for _ in range(3))
    told = {
        "HOME": str(folder),
        "ERL_EPMD_PORT": str(register),
        "RABBITMQ_NODENAME": f"faitiere{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(neighbours),
        "RABBITMQ_MNESIA_BASE": str(folder),
        "RABBITMQ_LOG_BASE": str(folder),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        "RABBITMQ_CONF_ENV_FILE": str(folder / "none"),
        "RABBITMQ_CONFIG_FILE": str(folder / "none"),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1",
    }
    with ExitStack() as stack:
        stack.enter_context(_running(["epmd", "-address", "127.0.0.1", "-port", str(register)], folder, {}))
        stack.enter_context(_running([_rabbitmq_program()], folder, told))
        _wait_until(lambda: _speaks_amqp(port))
        yield f"amqp://guest:guest@127.0.0.1:{port}//"


BROKERS = {"database": no_broker, "redis": redis, "rabbitmq": rabbitmq}


def engines(vendor: str) -> list[str]:
    """SQLite has the database alone; PostgreSQL every engine whose server is installed (.ci/run installs them)."""
    installed = {"database": True, "redis": shutil.which("redis-server"), "rabbitmq": _rabbitmq_program()}
    return ["database"] if vendor == "sqlite" else [name for name in BROKERS if installed[name]]


def _rabbitmq_program() -> str:
    """The server itself: what Debian puts on the path becomes another user, who may not write here."""
    found = sorted(Path("/usr/lib/rabbitmq/lib").glob("*/sbin/rabbitmq-server"))
    return str(found[-1]) if found else ""


@contextmanager
def _running(command: list[str], folder: Path, told: dict[str, str]) -> Iterator[None]:
    with (folder / "servers").open("ab") as log:
        server = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **told}, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield
    finally:
        os.killpg(server.pid, 9)
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _speaks_amqp(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as probe:
            probe.sendall(b"AMQP\x00\x00\x09\x01")
            return bool(probe.recv(8))
    except OSError:
        return False


def _wait_until(is_so) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "the server does not start"
        time.sleep(0.05)
