import io
from datetime import date

import openpyxl
import pytest

from faitiere.kernel import spreadsheets


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_made_inert(start):
    assert spreadsheets.inert(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


def test_numbers_dates_and_plain_words_are_left_alone():
    assert [spreadsheets.inert(value) for value in (-3, date(2024, 1, 19), "Sénégal", "", None)] == [
        -3,
        date(2024, 1, 19),
        "Sénégal",
        "",
        None,
    ]


def test_csv_opens_in_a_french_spreadsheet():
    assert spreadsheets.as_csv(["Nom", "Note"], [["Rivecourt", "=1+1"]]).decode("utf-8-sig") == (
        "Nom;Note\r\nRivecourt;'=1+1\r\n"
    )


def test_a_workbook_keeps_dates_as_dates_and_formulas_as_words():
    book = openpyxl.load_workbook(io.BytesIO(spreadsheets.as_xlsx(["Jour", "Note"], [[date(2024, 1, 19), "=1+1"]])))
    assert [cell.value for cell in book.active[2]][1] == "'=1+1"
    assert book.active[2][0].is_date


def test_what_is_handed_out_is_read_back():
    headings, rows = ["Nom", "Note"], [["Zoé", "=1+1"], ["Yves", ""]]
    expected = [["Nom", "Note"], ["Zoé", "=1+1"], ["Yves", ""]]
    assert spreadsheets.read(spreadsheets.as_csv(headings, rows)) == expected
    assert spreadsheets.read(spreadsheets.as_xlsx(headings, rows)) == expected
    assert spreadsheets.read("Nom,Prénom\nœuvre,É\n".encode("cp1252")) == [["Nom", "Prénom"], ["œuvre", "É"]]


@pytest.mark.parametrize("content", [b"PK\x03\x04 nothing", b"Nom\x00;Note\n"])
def test_what_is_no_spreadsheet_is_refused(content):
    with pytest.raises(spreadsheets.SpreadsheetUnreadable):
        spreadsheets.read(content)
