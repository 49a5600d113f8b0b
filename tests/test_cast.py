"""The people every other test counts on."""

import pytest

from faitiere.domains.members.models import Membership
from tests.factories import everything


def test_the_cast_stands_where_the_stories_put_it(cast, valmont, rivecourt, valdorie, presidency):
    assert [user.is_staff for user in cast.values()] == [True, False, False, False, False]
    assert presidency.seat.body == valdorie.body
    assert [office.authority for office in cast["denis"].person.offices.all()] == [rivecourt]
    assert not hasattr(cast["eve"], "person")


def test_each_factory_makes_a_different_row_each_time(db):
    everything.make()
    everything.make()


@pytest.mark.parametrize(("day", "expected"), [("2022-06-01", 2), ("2024-01-19", 1)])
def test_one_of_the_two_towns_lapsed(valmont, rivecourt, day, expected):
    from datetime import date

    assert Membership.objects.in_force(date.fromisoformat(day)).count() == expected
