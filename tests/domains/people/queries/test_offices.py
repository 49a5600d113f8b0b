from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from faitiere.domains.people import queries
from tests.factories.people import OfficeFactory, OfficeMentionFactory, PersonFactory
from tests.factories.territories import AuthorityFactory


def held(person, authority, title, seen_on, kind="deputy", **fields):
    office = OfficeFactory(person=person, authority=authority, title=title, kind=kind, **fields)
    OfficeMentionFactory(office=office, seen_on=seen_on)
    return office


@pytest.fixture
def him(db):
    return PersonFactory(civility="monsieur")


@pytest.fixture
def town(db):
    return AuthorityFactory()


def test_of_two_titles_of_one_rank_the_latest_seen_by_that_day_holds(him, town):
    held(him, town, "Adjoint au Maire délégué aux Relations Internationales", date(2020, 1, 1))
    held(him, town, "Adjoint à la maire", date(2024, 1, 1))

    assert queries.title_on(him, town, date(2021, 3, 1)) == "Adjoint au Maire délégué aux Relations Internationales"
    assert queries.title_on(him, town, date(2024, 1, 19)) == "Adjoint à la maire"
    assert queries.title_on(him, town, date(2019, 12, 31)) == ""


def test_a_later_mention_does_not_speak_of_an_earlier_day(him, town):
    office = held(him, town, "Adjoint au maire", date(2020, 1, 1))
    OfficeMentionFactory(office=office, seen_on=date(2024, 1, 1), source="Lettre")

    assert str(queries.offices_on(him, date(2021, 1, 1))[0].last_seen) == "1er janvier 2020"
    assert str(queries.offices_on(him, date(2024, 2, 1))[0].last_seen) == "1er janvier 2024"


def test_several_offices_are_held_at_once(him, town):
    metropole = AuthorityFactory()
    held(him, town, "Maire", date(2024, 1, 1), kind="head")
    held(him, metropole, "Vice-président", date(2024, 1, 1))

    assert [one.title for one in queries.offices_on(him, date(2024, 1, 19))] == ["Maire", "Vice-président"]
    assert queries.title_on(him, metropole, date(2024, 1, 19)) == "Vice-président"
    assert queries.title_on(him, None, date(2024, 1, 19)) == "Maire"
    assert queries.main_office(him, date(2024, 1, 19)).title == "Maire"
    assert queries.main_office(him, date(2023, 1, 19)) is None


def test_who_only_represents_an_authority_is_named_by_the_office_held_elsewhere(him, town):
    region = AuthorityFactory()
    held(him, region, "Conseiller régional chargé des Relations Internationales", date(2020, 1, 1), kind="delegate")
    held(him, region, "Représentant la Région", date(2024, 1, 1), kind="other")
    held(him, town, "Adjoint au maire de Saint-Loup", date(2024, 1, 1))

    assert queries.title_on(him, region, date(2021, 1, 1)) == "Conseiller régional chargé des Relations Internationales"
    assert queries.title_on(him, region, date(2024, 2, 1)) == "Adjoint au maire de Saint-Loup, représentant la Région"


def test_a_known_start_and_end_need_no_mention(him, town):
    OfficeFactory(person=him, authority=town, starts_on=date(2020, 5, 25), ends_on=date(2022, 1, 1), title="Maire")

    assert queries.title_on(him, town, date(2020, 5, 24)) == ""
    assert queries.title_on(him, town, date(2020, 5, 25)) == "Maire"
    assert queries.title_on(him, town, date(2021, 12, 31)) == "Maire"
    assert queries.title_on(him, town, date(2022, 1, 1)) == ""


def test_titles_of_many_people_take_one_query(town, django_assert_num_queries):
    people = [PersonFactory() for _ in range(4)]
    for person in people:
        held(person, town, "Adjointe au maire", date(2024, 1, 1))

    with django_assert_num_queries(1):
        titles = queries.titles_on([(person.pk, town.pk) for person in people], date(2024, 1, 19))

    assert set(titles.values()) == {"Adjointe au maire"}


DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31))


class TitlesHold(TestCase):
    """What holds on a day, compared with its definition, one title at a time."""

    @settings(max_examples=40, deadline=None)
    @given(
        seen=st.lists(st.tuples(st.sampled_from("ABC"), DAYS), min_size=1, max_size=6, unique_by=lambda pair: pair[1]),
        on=DAYS,
    )
    def test_the_title_of_a_day_is_the_latest_seen_by_then(self, seen, on):
        person, town = PersonFactory(), AuthorityFactory()
        known = {
            title: OfficeFactory(person=person, authority=town, title=title, kind="deputy")
            for title in {title for title, _day in seen}
        }
        for title, day in seen:
            OfficeMentionFactory(office=known[title], seen_on=day)

        by_then = [(day, title) for title, day in seen if day <= on]
        assert queries.title_on(person, town, on) == (max(by_then)[1] if by_then else "")
