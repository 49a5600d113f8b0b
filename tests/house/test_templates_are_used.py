"""A template that nobody names is dead; that each knows its variables is a trap of `tests/harness/traps.py`.

Named means: written in code or in another template, or found by convention: by Wagtail from a page's class, by
allauth or Django because it takes the place of one of theirs, or by its stem for letters (`people/messages/welcome`).
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.template import engines
from wagtail.models import Page

from tests.house.sources import SOURCE, python, short, tracked, words

THEIRS = ["django", "wagtail", "allauth"]


def templates() -> dict[str, Path]:
    """Ours, by the name under which they are loaded."""
    ours = [path for path in tracked() if path.is_relative_to(SOURCE) and "templates" in path.parts]
    return {str(Path(*path.parts[path.parts.index("templates") + 1 :])): path for path in ours}


@cache
def spoken() -> frozenset[str]:
    found = {word for path in python(SOURCE) for word in words(path)}
    for path in templates().values():
        found |= set(re.findall(r"""["']([^"']+\.\w+)["']""", path.read_text()))
    for model in apps.get_models():
        if issubclass(model, Page):
            found |= {model.template, getattr(model, "landing_page_template", "")}
    return frozenset(found)


def takes_the_place_of_theirs(name: str) -> bool:
    roots = [Path(find_spec(package).origin).parent for package in THEIRS]
    return any(next(root.rglob(f"templates/{name}"), None) for root in roots)


def is_named(name: str) -> bool:
    stem = name.rpartition(".")[0]
    begun = {word for word in spoken() if word.endswith(("/", "_")) and len(word) > 3}
    return (
        name in spoken()
        or stem in spoken()
        or any(name.startswith(start) for start in begun)
        or takes_the_place_of_theirs(name)
    )


def test_every_template_is_used():
    assert [short(path) for name, path in templates().items() if not is_named(name)] == []


def test_every_template_can_be_read():
    for name, path in templates().items():
        if path.suffix in {".html", ".txt", ".mjml"}:
            engines["django"].get_template(name)
