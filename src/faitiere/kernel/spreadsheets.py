"""Spreadsheets that the network hands out: no cell of theirs may run."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

# A spreadsheet runs a cell that starts so (OWASP, CSV injection).
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def inert(value: Any) -> Any:
    """Return the value with an apostrophe before it when a spreadsheet would run it; numbers and dates stay."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RUNS) else value


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return CSV as a French spreadsheet opens it: UTF-8 with a byte order mark, semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([inert(heading) for heading in headings])
    writer.writerows([inert(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return an Excel workbook of one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([inert(heading) for heading in headings])
    for row in rows:
        sheet.append([inert(value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
