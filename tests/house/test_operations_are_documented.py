"""Whoever runs the program finds every switch, command and hour in `docs/operate/`, and none that is gone."""

import ast
import re

from django.conf import settings
from django.core.management import get_commands

from tests.house.sources import ROOT, SOURCE, python, tree

OPERATE = ROOT / "docs" / "operate"
HEADING = re.compile(r"^#{2,4} `([^`]+)`", re.MULTILINE)


def documented(page: str) -> set[str]:
    """What a page speaks of: each thing has a heading of its own, between backquotes."""
    return {heading.split()[0] for heading in HEADING.findall((OPERATE / page).read_text())}


def variables() -> set[str]:
    """Environment variables: what `env.text("…")` and its sisters are asked in the settings."""
    return {
        node.args[0].value
        for path in python(SOURCE / "config")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "env"
    }


def test_every_environment_variable_is_documented():
    assert documented("settings.md") == variables()


def test_only_the_settings_read_the_environment():
    readers = [path for path in python(SOURCE) if path.parent.name != "config" and "settings" not in path.parts]
    assert [path.name for path in readers if "os.environ" in path.read_text() or "os.getenv" in path.read_text()] == []


def test_every_command_is_documented():
    ours = {name for name, app in get_commands().items() if str(app).startswith("faitiere")}
    assert documented("commands.md") == ours


def test_every_scheduled_task_is_documented():
    assert documented("scheduled.md") == {entry.name for entry in settings.SCHEDULE}
