from datetime import date

import pytest

from faitiere.domains.mandates import queries
from tests.factories.mandates import BodyFactory, MandateFactory, MandateMentionFactory, SeatFactory
from tests.factories.people import OfficeFactory, OfficeMentionFactory


def mentioned(seen_on, precision="day", **fields):
    mandate = MandateFactory(holds_from=seen_on, **fields)
    MandateMentionFactory(mandate=mandate, seen_on=seen_on, seen_precision=precision)
    return mandate


def confirmation(mandate, *day):
    return queries.holder(mandate.seat, date(*day)).confirmation


def test_a_mention_confirms_for_a_term_counted_from_the_last_day_it_may_mean(db):
    vague = mentioned(date(2020, 1, 1), "year")

    assert confirmation(vague, 2023, 12, 31) == "in_force"
    assert confirmation(vague, 2024, 1, 1) == "unconfirmed"
    assert queries.holder(vague.seat, date(2024, 1, 19)).caveats == ["dernière mention : 2020, non confirmé depuis"]


def test_a_later_mention_confirms_from_its_own_day_only(db):
    mandate = mentioned(date(2018, 1, 1))
    MandateMentionFactory(mandate=mandate, seen_on=date(2024, 1, 1), seen_precision="month", source="Lettre")

    assert confirmation(mandate, 2023, 6, 1) == "unconfirmed"
    assert confirmation(mandate, 2024, 1, 19) == "in_force"
    assert str(queries.holder(mandate.seat, date(2024, 1, 19)).last_seen) == "janvier 2024"


def test_the_term_is_that_of_the_mandate_else_the_seat_else_the_body_else_three_years(db):
    body = BodyFactory(term_years=6)
    seat = SeatFactory(body=body, term_years=5)

    assert queries.term_of(MandateFactory(seat=seat, term_years=4), seat) == 4
    assert queries.term_of(MandateFactory(seat=seat, holds_from=date(2020, 1, 1)), seat) == 5
    assert queries.term_of(MandateFactory(), SeatFactory(body=body)) == 6
    assert queries.term_of(MandateFactory(), SeatFactory()) == 3


def test_a_term_is_over_the_day_it_ends_and_not_before(db):
    mandate = mentioned(date(2020, 10, 13), starts_on=date(2020, 10, 13))

    assert queries.holder(mandate.seat, date(2023, 10, 12)).is_term_expired is False
    assert queries.holder(mandate.seat, date(2023, 10, 13)).is_term_expired is True


def test_a_start_known_to_the_year_only_is_not_over_before_it_surely_is(db):
    mandate = mentioned(date(2020, 1, 1), "year", starts_on=date(2020, 1, 1), holds_precision="year")

    assert queries.holder(mandate.seat, date(2023, 12, 30)).is_term_expired is False
    assert queries.holder(mandate.seat, date(2023, 12, 31)).is_term_expired is True


def test_what_was_set_aside_never_holds(db):
    mandate = mentioned(date(2020, 1, 1), is_retained=False)

    assert confirmation(mandate, 2021, 1, 1) == "unknown"


def test_the_title_is_that_of_the_day_at_the_authority_of_the_mandate(presidency):
    former = OfficeFactory(person=presidency.person, authority=presidency.authority, title="Adjoint", kind="head")
    OfficeMentionFactory(office=former, seen_on=date(2019, 1, 1))

    assert queries.holder(presidency.seat, date(2024, 1, 19)).title == "Maire"


@pytest.mark.parametrize("count", [1, 5])
def test_many_seats_take_three_queries(count, db, django_assert_num_queries):
    for _ in range(count):
        mentioned(date(2023, 1, 1))

    with django_assert_num_queries(3):
        standings = queries.holders_on(date(2024, 1, 19))
        said = [
            (one.holder_name, one.seat.body.name, one.title, one.mandate.seat.body.name) for one in standings.values()
        ]

    assert len(said) == count
