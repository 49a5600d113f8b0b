"""A PostgreSQL server that lives as long as one command: `python -m tools.postgres COMMAND…` sets DATABASE_URL for it.

It listens on a socket of its own folder, so that it meets no other server, and forgets everything when it stops.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

NOT_FOUND = 77  # what autotools call « skipped »

# What a server that is thrown away need not do.
OPTIONS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60"]


def binaries() -> Path | None:
    """Return the folder of the server's programs: that of the path, else the newest of Debian's."""
    on_path = shutil.which("initdb")
    if on_path and (Path(on_path).resolve().parent / "postgres").exists():
        return Path(on_path).resolve().parent
    versions = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if (folder / "initdb").exists()]
    return max(versions, key=lambda folder: int(folder.parent.name.split(".")[0]), default=None)


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Start a server and give its address; stop it whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="faitiere-pg-"))
    owner = _owner()
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    process: subprocess.Popen[bytes] | None = None
    try:
        account = ["-U", "faitiere", "-A", "trust", "-E", "UTF8", "--locale=C"]
        _run([programs / "initdb", "-D", folder / "data", *account], owner)
        settings = [word for option in OPTIONS for word in ("-c", option)]
        process = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, *settings],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the command; the server is stopped below, after it
            **owner,
        )
        _wait_until_ready(programs, folder, process)
        yield f"postgres://faitiere@{quote(str(folder), safe='')}/postgres"
    finally:
        if process:
            process.send_signal(signal.SIGINT)  # « fast » shutdown
            process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> dict[str, int]:
    """Return whom to become: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid}
    return {"user": 65534, "group": 65534}


def _run(command: list[object], owner: dict[str, int]) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd="/", **owner)
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stderr.strip()}")


def _wait_until_ready(programs: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            sys.exit("PostgreSQL stopped as soon as it started.")
        ready = subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False)
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("PostgreSQL did not answer within thirty seconds.")


def main() -> int:
    """Run the command with a server of its own."""
    programs = binaries()
    if programs is None:
        print("No PostgreSQL server on this machine (initdb is neither on the path nor in /usr/lib/postgresql).")
        return NOT_FOUND
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server(programs) as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
