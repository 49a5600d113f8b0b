from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faitiere.kernel.periods import PartialDate, Precision, add_months, add_years, holds


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "2020"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "février 2024"),
        ("2023-05-15", date(2023, 5, 15), date(2023, 5, 15), "15 mai 2023"),
        ("2024-10-01", date(2024, 10, 1), date(2024, 10, 1), "1er octobre 2024"),
        ("2024-10-11", date(2024, 10, 11), date(2024, 10, 11), "11 octobre 2024"),
    ],
)
def test_a_partial_date_says_no_more_than_its_source(text, first, last, said):
    partial = PartialDate.parse(text)

    assert (partial.first, partial.last, str(partial)) == (first, last, said)


@pytest.mark.parametrize("text", ["", "hier", "2020-13", "2020-02-30", "2020-1-1-1"])
def test_what_is_not_a_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is Python's own
        PartialDate.parse(text)


def test_a_leap_day_plus_a_year_is_the_28th():
    assert add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_months_added_land_in_the_right_month(day, months):
    later = add_months(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


@given(st.dates(), st.sampled_from(Precision))
def test_a_partial_date_contains_its_first_day(day, precision):
    partial = PartialDate(day, precision)

    assert partial.last >= day.replace(day=1) if precision == Precision.MONTH else partial.last >= day


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (None, None, True),
        (date(2024, 1, 19), None, True),
        (date(2024, 1, 20), None, False),
        (None, date(2024, 1, 19), False),
        (None, date(2024, 1, 20), True),
    ],
)
def test_the_end_of_a_period_is_exclusive(starts, ends, expected):
    assert holds(starts, ends, date(2024, 1, 19)) is expected
