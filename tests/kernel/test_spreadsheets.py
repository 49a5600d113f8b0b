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
