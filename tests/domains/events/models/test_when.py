from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from faitiere.domains.events.models.when import When

PARIS, TOKYO = ZoneInfo("Europe/Paris"), ZoneInfo("Asia/Tokyo")


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = PARIS) -> datetime:
    return datetime(2024, 3, day, hour, minute, tzinfo=zone)


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
    ("known", "words"),
    [
        (When.exact(at(20, 9), at(20, 17, 30)), "mercredi 20 mars 2024, de 9\u00a0h à 17\u00a0h\u00a030"),
        (When.exact(at(1, 18)), "vendredi 1er mars 2024, à 18\u00a0h"),
        (When.exact(at(19, 14), at(20, 17)), "mardi 19 et mercredi 20 mars 2024, à partir de 14\u00a0h"),
        (
            When.exact(at(20, 9, zone=TOKYO), timezone="Asia/Tokyo"),
            "mercredi 20 mars 2024, à 9\u00a0h (heure locale)",
        ),
        (When.days(date(2024, 3, 24)), "dimanche 24 mars 2024"),
        (When.days(date(2023, 9, 18), date(2023, 9, 22)), "du lundi 18 au vendredi 22 septembre 2023"),
        (When.days(date(2024, 2, 29), date(2024, 3, 1)), "du jeudi 29 février au vendredi 1er mars 2024"),
        (When.days(date(2023, 12, 31), date(2024, 1, 1)), "du dimanche 31 décembre 2023 au lundi 1er janvier 2024"),
        (When.month(date(2024, 3, 5)), "mars 2024"),
        (When.year(2024), "2024"),
        (When.to_be_defined("avril"), "date à définir (avril)"),
        (When.sine_die(), "reporté sans nouvelle date"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known_with_its_weekday_and_its_year(known, words):
    assert str(known) == words
