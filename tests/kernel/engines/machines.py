"""An engine as these tests see it: a database, perhaps a broker, and workers that are started and killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 20


def database_url() -> str:
    """The database of this very test, as another process opens it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


class Machine:
    """Where workers run, all told the same."""

    def __init__(self, folder: Path, broker: str) -> None:
        self.folder, self.broker, self.lives = folder, broker, []
        self.notebook = folder / "notebook"
        self.notebook.touch()
        self.environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "tests.kernel.engines.settings",
            "DATABASE_URL": database_url(),
            "FAITIERE_BROKER": broker,
            "NOTEBOOK": str(self.notebook),
        }

    def noted(self) -> list[str]:
        return self.notebook.read_text().split()

    def run(self, *command: str, **more: str) -> "subprocess.Popen[bytes]":
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env={**self.environment, **more},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def start(self, *options: str, **more: str) -> "subprocess.Popen[bytes]":
        """One worker, by the command that everybody uses."""
        self.lives.append(self.run("manage.py", "work", "--interval", "0.1", *options, **more))
        return self.lives[-1]

    def kill(self, worker: "subprocess.Popen[bytes]") -> None:
        """SIGKILL, to the worker and to whatever it forked: nobody gets to say a last word."""
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def ring(self, *bells: tuple[str, list, int]) -> None:
        ringing = self.run("-m", "tests.kernel.engines.ring")
        ringing.communicate("".join(f"{json.dumps(bell)}\n" for bell in bells).encode())
        assert ringing.returncode == 0, self.said()

    def wait_until(self, is_so: Callable[[], object], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < deadline, f"waited in vain until {what}\n{self.said()[-3000:]}"
            time.sleep(0.02)

    def said(self) -> str:
        return (self.folder / "log").read_text()

    def close(self) -> None:
        for worker in self.lives:
            if worker.poll() is None:
                self.kill(worker)
            worker.stdin.close()
