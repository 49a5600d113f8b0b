from datetime import UTC, datetime, timedelta

import pytest

from faitiere.kernel.mail import throttles

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def taken(number, seconds):
    return throttles.take({"*": number}, now=NOW + timedelta(seconds=seconds))["*"]


def test_two_machines_whose_clocks_differ_do_not_count_a_second_twice():
    throttles.limit("*", 10)

    assert [taken(10, 0), taken(10, 5), taken(10, 0), taken(10, 5), taken(10, 6)] == [10, 10, 0, 0, 10]


def test_a_clock_set_back_by_a_day_does_not_hold_mail_for_a_day():
    throttles.limit("*", 10)
    throttles.limit("domain:valmont.example", 1)
    throttles.take({"*": 10, "domain:valmont.example": 1}, now=NOW)

    yesterday = -86_400
    assert throttles.empty_domains(now=NOW + timedelta(seconds=yesterday)) == []
    assert [taken(10, yesterday), taken(10, yesterday), taken(10, yesterday + 1)] == [10, 0, 10]
