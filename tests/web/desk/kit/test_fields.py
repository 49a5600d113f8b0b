from datetime import date

import pytest
from django.core.exceptions import ValidationError

from faitiere.kernel.periods import PartialDate, Precision
from faitiere.web.desk.kit.fields import LinesField, PartialDateField


@pytest.mark.parametrize(
    ("typed", "first", "precision"),
    [
        ("2020", date(2020, 1, 1), Precision.YEAR),
        ("octobre 2020", date(2020, 10, 1), Precision.MONTH),
        ("Août 2021", date(2021, 8, 1), Precision.MONTH),
        ("10/2020", date(2020, 10, 1), Precision.MONTH),
        ("2020-10", date(2020, 10, 1), Precision.MONTH),
        ("13/10/2020", date(2020, 10, 13), Precision.DAY),
        ("1er mars 2021", date(2021, 3, 1), Precision.DAY),
        ("2020-10-13", date(2020, 10, 13), Precision.DAY),
    ],
)
def test_a_date_is_read_as_a_french_reader_types_it(typed, first, precision):
    assert PartialDateField().clean(typed) == PartialDate(first, precision)


@pytest.mark.parametrize("typed", ["hier", "13/13/2020", "octembre 2020", "32/01/2020"])
def test_what_is_no_date_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match="octobre 2020"):
        PartialDateField().clean(typed)


def test_no_answer_is_no_date():
    assert PartialDateField(required=False).clean("") is None


def test_lines_are_kept_one_by_one():
    field = LinesField()
    assert field.clean(" Le Meur \n\nLemeur\n") == ("Le Meur", "Lemeur")
    assert field.prepare_value(["Le Meur", "Lemeur"]) == "Le Meur\nLemeur"
    assert not field.has_changed(["Le Meur"], "Le Meur\n")
