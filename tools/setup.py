"""Set the workshop up: `.venv` from the hashed locks, `node_modules` from npm's. Run again, it does nothing."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
OLDEST = (3, 11)


def main() -> None:
    """Do what is not done yet."""
    if sys.version_info < OLDEST:
        sys.exit(
            f"Faîtière needs Python 3.11 or later; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12 …"
        )
    once("python", ["requirements/dev.txt", "requirements/tool.txt"], install_python, inside=VENV)
    once("node", ["package-lock.json"], install_node, inside=ROOT / "node_modules")


def once(name: str, locks: list[str], install: Callable[[], None], *, inside: Path) -> None:
    """Install unless the folder's stamp says that these very locks were installed."""
    wanted = hashlib.sha256(b"".join((ROOT / lock).read_bytes() for lock in locks)).hexdigest()
    stamp = inside / f".{name}-stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if inside.is_symlink():
        # npm empties the folder before it fills it: through a link, that would be another checkout's.
        sys.exit(f"{inside.name} is a link to {inside.readlink()}: remove it, or run `make setup` there.")
    install()
    stamp.write_text(wanted)


def install_python() -> None:
    """Fill `.venv`: uv first, by pip, then everything by uv; where uv cannot reach its index, pip does it, slower."""
    say("Python packages (.venv)")
    if not (BIN / "python").exists():
        venv.create(VENV, with_pip=True, symlinks=True)
    pip = [BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    run([*pip, "-r", "requirements/tool.txt"])
    by_uv = [
        BIN / "uv",
        "pip",
        "install",
        "--quiet",
        "--python",
        BIN / "python",
        "--require-hashes",
        "--compile-bytecode",
    ]
    if run([*by_uv, "-r", "requirements/dev.txt"], must=False):
        run([*pip, "-r", "requirements/dev.txt"])


def install_node() -> None:
    """Fill `node_modules`; a machine without Node takes one from a Python package, into `.venv`."""
    say("browser libraries and the register (node_modules)")
    if not shutil.which("npm", path=path()):
        run(
            [
                BIN / "uv",
                "pip",
                "install",
                "--quiet",
                "--python",
                BIN / "python",
                "--require-hashes",
                "-r",
                "requirements/node.txt",
            ]
        )
    run(["npm", "ci", "--silent", "--no-progress"])


def path() -> str:
    """Return where programs are looked for: the machine's first, then ours."""
    return f"{os.environ.get('PATH', '')}{os.pathsep}{BIN}"


def say(what: str) -> None:
    """Tell what takes a while."""
    print(f"· {what}", flush=True)


def run(command: list[str | Path], *, must: bool = True) -> int:
    """Run a program from the root; stop when it fails, unless somebody else may try."""
    program = shutil.which(str(command[0]), path=path()) or str(command[0])
    code = subprocess.run(
        [program, *map(str, command[1:])], cwd=ROOT, env={**os.environ, "PATH": path()}, check=False
    ).returncode
    if code and must:
        sys.exit(f"{Path(program).name} failed (code {code}).")
    return code


if __name__ == "__main__":
    main()
