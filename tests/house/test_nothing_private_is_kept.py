"""What is published says nothing of the machine it was written on, and leaves nothing for later."""

import io
import re
import tokenize
from pathlib import Path

from tests.house.sources import ROOT, python, short, tracked

PATHS = re.compile(rf"{re.escape(str(ROOT))}\b|(?<![\w.>])/(?:home|Users|root|work)/\w")
# Where packages come from is the business of whoever installs: their index may be another.
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("yarnpkg", "com"))
]
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")


def texts() -> dict[Path, str]:
    found = {}
    for path in tracked():
        try:
            found[path] = path.read_text()
        except UnicodeDecodeError:
            continue
    return found


def test_no_path_of_a_machine_is_kept():
    assert [short(path) for path, text in texts().items() if path != Path(__file__) and PATHS.search(text)] == []


def test_no_registry_is_named():
    assert [short(path) for path, text in texts().items() if any(host in text for host in REGISTRIES)] == []


def test_nothing_is_left_for_later():
    left = [
        f"{short(path)}:{token.start[0]}"
        for path in python(ROOT / "src", ROOT / "tests", ROOT / "tools", ROOT / "bench")
        for token in tokenize.generate_tokens(io.StringIO(path.read_text()).readline)
        if token.type == tokenize.COMMENT and UNFINISHED.search(token.string)
    ]
    assert left == []
