"""The demo, from nothing to a served network: build it once, then run the server, the worker and the schedule together.

The network is built in a file that takes its name when it is whole: an interrupted build leaves nothing behind.
"""

import argparse
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("FAITIERE_VAR", ROOT / "var"))
DATABASE = VAR / "faitiere.sqlite3"
STAMP = VAR / "demo-stamp"
LOG = VAR / "demo.log"
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT") or 8000)
ORIGIN = f"http://localhost:{PORT}"
MANAGE = [sys.executable, "manage.py"]
SERVER = [sys.executable, "-m", "gunicorn", "faitiere.config.wsgi", "--bind", f"{HOST}:{PORT}", "--preload"]
SERVER += ["--workers", "2", "--threads", "4", "--graceful-timeout", "3", "--log-level", "warning"]
HELPERS = [[*MANAGE, "work"]]
PATIENCE = 8  # seconds given to each process to finish what it is doing


def environment(**more: str) -> dict[str, str]:
    """Return what every process of the demo is told: where it stands, when it is."""
    told = {
        "DJANGO_SETTINGS_MODULE": "faitiere.config.settings.dev",
        "PYTHONPATH": str(ROOT / "src"),
        "FAITIERE_VAR": str(VAR),
        "FAITIERE_CLOCK": "2024-01-19T09:00:00+01:00",
        "FAITIERE_SITE_URL": ORIGIN,
    }
    return {**told, **os.environ, **more}


def shape() -> str:
    """Return a word that changes when the database must be migrated."""
    found = hashlib.sha256((ROOT / "requirements" / "base.txt").read_bytes())
    for path in sorted((ROOT / "src").rglob("migrations/*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


def forget() -> None:
    """Remove the demo network and what it issued."""
    for path in [DATABASE, growing(), STAMP, LOG]:
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
    shutil.rmtree(VAR / "media", ignore_errors=True)


def growing() -> Path:
    """Return the file in which the network is built."""
    return DATABASE.with_name("growing.sqlite3")


def build() -> None:
    """Make what is missing: the tables, the network, or nothing."""
    (VAR / "static").mkdir(parents=True, exist_ok=True)
    own_database = "DATABASE_URL" in os.environ
    if STAMP.exists() and (own_database or DATABASE.exists()):
        if STAMP.read_text() != shape():
            manage("migrate", "--verbosity", "0")
            STAMP.write_text(shape())
        return
    forget()
    url = {} if own_database else {"DATABASE_URL": f"sqlite:///{growing()}"}
    print("Première fois : création des tables, puis du réseau de démonstration.", flush=True)
    manage("migrate", "--verbosity", "0", **url)
    manage("build_demo", **url)
    if not own_database:
        growing().rename(DATABASE)
    STAMP.write_text(shape())


def manage(*command: str, **more: str) -> None:
    """Run a management command to its end; stop when it fails."""
    done = subprocess.run([*MANAGE, *command], cwd=ROOT, env=environment(**more), check=False)
    if done.returncode:
        sys.exit(f"manage.py {command[0]} : échec (code {done.returncode}).")


def serve() -> int:
    """Run everything until Ctrl-C, or until one of the processes stops by itself."""
    with LOG.open("a") as log:
        running = [start(SERVER)]
        try:
            links = subprocess.run(
                [*MANAGE, "demo_links"], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=False
            )
            wait_until_it_answers(running[0])
            running += [start(command, log) for command in HELPERS]
            welcome(links.stdout)
            while all(process.poll() is None for process in running):
                time.sleep(0.3)
        except KeyboardInterrupt:
            print("\nArrêt…", flush=True)
            return 0
        finally:
            stop(running)
    print(f"Un des processus s’est arrêté de lui-même ; voir {LOG.name} dans {VAR.name}/.", file=sys.stderr)
    return 1


def start(command: list[str], log: object = None) -> "subprocess.Popen[bytes]":
    """Start a process in a session of its own: Ctrl-C reaches us alone, and we stop the others in order."""
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=log, stderr=log and subprocess.STDOUT, start_new_session=True
    )


def stop(running: "list[subprocess.Popen[bytes]]") -> None:
    """Ask each process to finish, then insist; whole groups, so that no grandchild is left."""
    for insist in (signal.SIGTERM, signal.SIGKILL):
        for process in running:
            if process.poll() is None:
                os.killpg(process.pid, insist)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and any(process.poll() is None for process in running):
            time.sleep(0.05)


def wait_until_it_answers(server: "subprocess.Popen[bytes]") -> None:
    """Return when the server speaks HTTP."""
    while server.poll() is None:
        connection = HTTPConnection("127.0.0.1" if HOST == "0.0.0.0" else HOST, PORT, timeout=20)
        try:
            connection.request("GET", "/demo/")
            connection.getresponse()
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()


def welcome(links: str) -> None:
    """Tell where to go and as whom."""
    print(
        f"\n  Site public      {ORIGIN}/"
        f"\n  Espace adhérent  {ORIGIN}/espace/"
        f"\n  Gestion          {ORIGIN}/gestion/"
        f"\n  Courrier         {ORIGIN}/demo/courrier/\n\n"
        "Entrer sous les traits de…\n",
        flush=True,
    )
    print("".join(f"  {line}\n" for line in links.splitlines()), flush=True)
    print("Ctrl-C arrête tout ; « make demo-reset » recommence à neuf.", flush=True)


def main() -> int:
    """Build and serve."""
    options = argparse.ArgumentParser(prog="make demo")
    options.add_argument("--reset", action="store_true")
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.default_int_handler)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            sys.exit(f"Le port {PORT} est déjà pris. Essayez : make demo PORT={PORT + 1}")
    if options.parse_args().reset:
        forget()
    try:
        build()
    except KeyboardInterrupt:
        sys.exit("\nConstruction interrompue ; « make demo » la reprendra du début.")
    return serve()


if __name__ == "__main__":
    sys.exit(main())
