from datetime import UTC, date, datetime

import pytest

from faitiere.domains.events.models.when import When


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
