"""Spreadsheets that the network hands out, no cell of which may run, and those that it is given."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook

from faitiere.kernel.errors import BusinessError

# A spreadsheet runs a cell that starts so (OWASP, CSV injection).
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")

_LARGEST = 40 * 2**20  # once unpacked
_WIDEST, _LONGEST = 60, 5_000


class SpreadsheetUnreadable(BusinessError):
    """The file is not a spreadsheet, or a huge one."""

    message = (
        "Ce fichier n’est ni un classeur Excel (.xlsx) ni un texte CSV lisible. Enregistrez-le ainsi et recommencez."
    )


class SpreadsheetTooLong(BusinessError):
    """Nobody looks at so many lines."""

    message = "Ce fichier a plus de {most} lignes : partagez-le en plusieurs."


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


def read(content: bytes) -> list[list[str]]:
    """Return the cells of the first sheet of a workbook, or of a CSV text, each on one line.

    SpreadsheetUnreadable, SpreadsheetTooLong.
    """
    rows = _of_workbook(content) if content.startswith(b"PK") else list(islice(_of_text(content), _LONGEST + 1))
    if len(rows) > _LONGEST:
        raise SpreadsheetTooLong(most=_LONGEST)
    return [[_plain(cell) for cell in row[:_WIDEST]] for row in rows]


def _of_workbook(content: bytes) -> list[Sequence[Any]]:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise SpreadsheetUnreadable
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        return list(islice(sheet.iter_rows(values_only=True), _LONGEST + 1))
    except (BadZipFile, KeyError, IndexError, ValueError, SyntaxError, OSError) as error:
        raise SpreadsheetUnreadable from error


def _of_text(content: bytes) -> Iterator[Sequence[Any]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise SpreadsheetUnreadable
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise SpreadsheetUnreadable from error


def _plain(cell: Any) -> str:
    """Return a cell on one line, without the apostrophe that keeps it from running."""
    text = "" if cell is None else " ".join(str(cell).split())
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUNS) else text
