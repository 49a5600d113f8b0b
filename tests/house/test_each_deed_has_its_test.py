"""Each service module has its mirror test, and so has each module of views; each letter and document is tried.

`domains/people/services/offices.py` ↔ `tests/domains/people/services/test_offices.py` (or a folder `offices/`);
`web/portal/people/views.py` ↔ some test under `tests/web/portal/people/`. What a room tells outside, its messages, its
documents and its exports, has mirror tests too, or is called by name in a test of that room.
"""

from pathlib import Path

from tests.house.sources import ROOMS, SOURCE, TESTS, public_functions, python, short, words

SHELVES = {"services", *(room.name for room in ROOMS)}


def mirrors(path: Path) -> list[Path]:
    """Where the tests of a module may stand; a module that outgrew its file and became a folder is tested as one."""
    folder = TESTS / path.parent.relative_to(SOURCE)
    whole = [] if path.parent.name in SHELVES else folder.glob("test_*.py")
    return [folder / f"test_{path.stem}.py", *(folder / path.stem).glob("test_*.py"), *whole]


def test_each_service_module_has_its_mirror_test():
    services = [path for path in python(*(room / "services" for room in ROOMS)) if public_functions(path)]
    assert [short(path) for path in services if not any(mirror.exists() for mirror in mirrors(path))] == []


def test_each_module_of_views_is_tested():
    views = [
        path
        for path in python(SOURCE / "web")
        if path.stem in {"views", "viewsets", "pages"} or path.parent.stem == "views"
    ]
    folders = {path: path.parent.parent if path.parent.stem == "views" else path.parent for path in views}
    untested = [
        short(path)
        for path, folder in folders.items()
        if path.name != "__init__.py" and not list((TESTS / folder.relative_to(SOURCE)).rglob("test_*.py"))
    ]
    assert untested == []


def test_each_letter_document_and_export_is_tried():
    untried = []
    for room in ROOMS:
        shelves = [room / f"{name}{end}" for name in ("messages", "documents", "exports") for end in (".py", "")]
        spoken = {word for path in python(TESTS / room.relative_to(SOURCE)) for word in words(path)}
        untried += [
            f"{short(path)}: {name}"
            for path in python(*shelves)
            if not any(mirror.exists() for mirror in mirrors(path))
            for name in public_functions(path)
            if name not in spoken
        ]
    assert untried == []
