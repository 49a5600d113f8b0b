from datetime import UTC, date, datetime, timedelta

import pytest

from faitiere.domains.events.models.when import When
from tests.factories.events import NINE


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (When.days(date(2024, 10, 23), date(2024, 10, 24)), date(2024, 10, 23), date(2024, 10, 24)),
        (When.days(date(2024, 3, 31)), date(2024, 3, 31), date(2024, 3, 31)),
        (When.month(date(2024, 2, 12)), date(2024, 2, 1), date(2024, 2, 29)),
        (When.year(2020), date(2020, 1, 1), date(2020, 12, 31)),
        (When.exact(datetime(2024, 3, 20, 23, 30, tzinfo=UTC)), date(2024, 3, 21), date(2024, 3, 21)),
        (
            When.exact(datetime(2024, 3, 20, 16, tzinfo=UTC), timezone="Asia/Tokyo"),
            date(2024, 3, 21),
            date(2024, 3, 21),
        ),
        (When.sine_die(), None, None),
    ],
)
def test_a_date_is_read_on_the_clock_of_its_place(when, first, last):
    assert (when.first_day, when.last_day) == (first, last)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When.exact(NINE, NINE + timedelta(hours=2, minutes=30)), "mercredi 20 mars 2024, 9 h – 11 h 30"),
        (When.exact(NINE), "mercredi 20 mars 2024, 9 h"),
        (
            When.exact(NINE, NINE + timedelta(days=1)),
            "du mercredi 20 mars 2024, 9 h, au jeudi 21 mars 2024, 9 h",
        ),
        (When.days(date(2024, 3, 1)), "vendredi 1er mars 2024"),
        (When.days(date(2024, 3, 20), date(2024, 3, 21)), "du mercredi 20 mars 2024 au jeudi 21 mars 2024"),
        (When.month(date(2024, 3, 12)), "mars 2024"),
        (When.year(2025), "2025"),
        (When.to_be_defined("printemps 2024"), "date à définir (printemps 2024)"),
        (When.sine_die(), "reporté sans date"),
    ],
)
def test_a_date_is_said_no_more_exactly_than_it_is_known(when, said):
    assert str(when) == said
