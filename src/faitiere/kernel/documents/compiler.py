"""Typst, kept warm: one compiler for the process, fed with data and never with markup made of data."""

import json
import threading
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

import faitiere

# Templates of every room live under this folder and import the kernel's by « /kernel/documents/typst/… ».
ROOT = Path(faitiere.__file__).parent

_compiling = threading.Lock()


class DocumentNotCompiled(Exception):
    """The template and its data do not fit: a fault of ours, not something a user can mend."""


@cache
def _compiler() -> typst.Compiler:
    # Fonts of the machine are ignored: the same letter everywhere. Typst embeds Libertinus Serif.
    return typst.Compiler(root=ROOT, ignore_system_fonts=True)


def pdf(template: Path | str, data: dict[str, Any], *, title: str, date: date) -> bytes:
    """Return the document as PDF/UA-1 bytes, equal for equal arguments.

    ``template`` is a ``.typ`` file of the package, whole or from its root (« domains/letters/typst/letter.typ »).
    It reads ``data`` with ``json(bytes(sys.inputs.data))``. ``title`` and ``date`` become the file's metadata.
    """
    inputs = {
        "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        "title": title,
        "date": date.isoformat(),
    }
    try:
        with _compiling:
            made = _compiler().compile(
                ROOT / template,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["ua-1"],
                timestamp=datetime.combine(date, time(12), UTC),
            )
    except typst.TypstError as error:
        raise DocumentNotCompiled(f"{template}: {error.diagnostic}") from error
    if not isinstance(made, bytes):
        raise DocumentNotCompiled(f"{template}: no PDF came out.")
    return made
