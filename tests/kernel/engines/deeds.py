"""What the workers of these tests are given to do. They write in a notebook, which we read."""

import time
from pathlib import Path

from django.conf import settings
from django_tasks import task


def notebook() -> Path:
    return Path(settings.NOTEBOOK)


def _write(word: str) -> None:
    with notebook().open("a") as page:
        page.write(f"{word}\n")


@task()
def note(word: str) -> None:
    _write(word)


@task()
def break_down() -> None:
    raise RuntimeError("as asked")


@task()
def nap() -> None:
    """Sleep when told to: long enough to be killed the first time, short afterwards."""
    bed = notebook().with_name("bed")
    if bed.exists():
        bed.unlink()
        _write("asleep")
        time.sleep(60)
    elif "asleep" in notebook().read_text():
        _write("rested")
