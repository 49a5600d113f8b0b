"""What the house tests read: the tracked files, and our code as trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "faitiere"
TESTS = ROOT / "tests"
ROOMS = sorted(path.parent for path in SOURCE.glob("domains/*/apps.py"))


@cache
def tracked() -> list[Path]:
    """Every file that git keeps, or would keep."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted(path for line in set(listed.stdout.splitlines()) if (path := ROOT / line).is_file())


def python(*folders: Path) -> list[Path]:
    """Our Python files, migrations aside."""
    return [
        path
        for path in tracked()
        if path.suffix == ".py" and "migrations" not in path.parts and any(path.is_relative_to(top) for top in folders)
    ]


@cache
def tree(path: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(path.read_text(), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def public_functions(path: Path) -> list[str]:
    """The names by which other modules call this one."""
    return [
        node.name for node in tree(path).body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def words(path: Path) -> set[str]:
    """Every name, attribute and text that a Python file speaks of."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.Constant(value=str(word)) | ast.alias(name=word):
                found.add(word)
    return found


def short(path: Path) -> str:
    """The path as we speak of it."""
    return str(path.relative_to(ROOT))
