from datetime import date

from faitiere.domains.mandates import queries
from tests.factories.mandates import BodyFactory, MandateFactory, MandateMentionFactory, ParityRuleFactory, SeatFactory
from tests.factories.people import PersonFactory

TODAY = date(2024, 1, 19)


def body_of(genders, **fields):
    body = BodyFactory(**fields)
    for order, gender in enumerate(genders):
        person = PersonFactory(civility={"F": "madame", "M": "monsieur", "?": ""}[gender])
        seat = SeatFactory(body=body, role="member", order=order)
        MandateMentionFactory(mandate=MandateFactory(seat=seat, person=person))
    return body


def told(body):
    parity = queries.parity(body, TODAY)
    return parity.women, parity.men, parity.percentage, parity.is_satisfied


def test_as_many_women_as_men_satisfy_one_apart_in_an_odd_number(db):
    assert told(body_of("FFMM", size=4)) == (2, 2, 50.0, True)
    assert told(body_of("FFFM", size=4)) == (3, 1, 75.0, False)
    assert told(body_of("FFM", size=3)) == (2, 1, 66.7, True)
    assert told(body_of("FFF", size=3)) == (3, 0, 100.0, False)


def test_an_incomplete_composition_cannot_be_checked(db):
    assert told(body_of("FFMM", size=10)) == (2, 2, 50.0, None)
    assert told(body_of("FM", size=None)) == (1, 1, 50.0, None)
    assert told(body_of("FM?", size=2)) == (1, 1, 50.0, None)
    assert told(body_of("", size=2)) == (0, 0, None, None)
    assert queries.parity(body_of("FM", size=4), TODAY).verdict == "non vérifiable : composition incomplète"


def test_a_holder_that_nobody_confirmed_makes_it_uncheckable(db):
    body = body_of("FM", size=2)
    old = MandateFactory(seat=SeatFactory(body=body, role="member", order=9), holds_from=date(2015, 1, 1))
    MandateMentionFactory(mandate=old)

    assert queries.parity(body, TODAY).unconfirmed == 1
    assert queries.parity(body, TODAY).is_satisfied is None


def test_a_seat_held_without_a_name_and_an_empty_one_are_counted_apart(db):
    body = body_of("FM", size=4)
    mandate = MandateFactory(seat=SeatFactory(body=body, role="member", order=8), held_by_authority=True)
    MandateMentionFactory(mandate=mandate)
    SeatFactory(body=body, role="member", order=9)

    parity = queries.parity(body, TODAY)
    assert (parity.unknown, parity.unfilled) == (1, 1)


def test_somebody_on_two_seats_counts_once_and_a_chair_of_one_sitting_not_at_all(db):
    body = body_of("FM", size=2)
    mandate = body.seats.first().mandates.get()
    again = MandateFactory(seat=SeatFactory(body=body, role="treasurer", order=8), person=mandate.person)
    MandateMentionFactory(mandate=again)
    guest = MandateFactory(seat=SeatFactory(body=body, role="chair_of_meeting", order=9))
    MandateMentionFactory(mandate=guest)

    assert told(body) == (1, 1, 50.0, True)


def test_the_rule_is_that_of_the_day(db):
    body = body_of("FM", size=2)
    ParityRuleFactory(body=body, nature="recommended", since=date(2018, 1, 1))
    ParityRuleFactory(body=body, nature="required", since=date(2020, 12, 9))

    assert queries.parity(body, date(2017, 1, 1)).nature == "none"
    assert queries.parity(body, date(2020, 12, 8)).nature == "recommended"
    rule = queries.parity(body, date(2020, 12, 9))
    assert (rule.nature, rule.since, rule.nature_label) == ("required", date(2020, 12, 9), "obligatoire")


def test_the_presidents_conference_is_made_of_the_presidencies_of_groups(presidency):
    conference = BodyFactory(kind="presidents")

    assert [standing.person for standing in queries.composition(conference, TODAY)] == [presidency.person]
    assert told(conference)[:2] == (0, 1)


def test_many_bodies_take_four_queries(django_assert_num_queries, db):
    bodies = [body_of("FM", size=2) for _ in range(3)]

    with django_assert_num_queries(4):
        assert [parity.is_satisfied for parity in queries.parities(bodies, TODAY).values()] == [True] * 3
