from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.mandates.services import mandates
from faitiere.domains.mandates.services.mandates import MandateStatement
from faitiere.domains.mandates.services.statements import HolderMissing
from faitiere.kernel.audit.log import System
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Source
from tests.factories.mandates import SeatFactory
from tests.factories.people import OrganizationFactory, PersonFactory
from tests.factories.territories import AuthorityFactory


def state(seat, seen, source="Rapport", **said):
    return mandates.state(
        MandateStatement(seat, **said), Source(source, PartialDate.parse(seen), "p. 18"), by=System("Essai")
    )


def holder(seat, *day):
    return queries.holder(seat, date(*day))


@pytest.fixture
def seat(db):
    return SeatFactory()


def test_a_statement_of_2020_holds_until_another_contradicts_it(seat):
    claire, caroline = PersonFactory(), PersonFactory()
    state(seat, "2020", person=claire)
    state(seat, "2024-01", person=caroline)

    assert holder(seat, 2019, 12, 31).confirmation == "unknown"
    assert holder(seat, 2021, 3, 1).person == claire
    assert holder(seat, 2023, 12, 31).person == claire
    assert holder(seat, 2024, 1, 19).person == caroline


def test_the_same_holder_in_two_sources_is_one_mandate_with_two_mentions(seat):
    arnaud = PersonFactory()
    first, again = state(seat, "2020", person=arnaud), state(seat, "2024-01", person=arnaud)

    assert first == again
    assert [str(mention.seen) for mention in first.mentions.all()] == ["2020", "janvier 2024"]


def test_a_source_read_twice_says_it_once(seat):
    arnaud = PersonFactory()
    mandate, _same = [state(seat, "2020", person=arnaud) for _ in range(2)]

    assert mandate.mentions.count() == 1


def test_somebody_else_between_two_mentions_makes_two_mandates_of_it(seat):
    anne, bruno = PersonFactory(), PersonFactory()
    state(seat, "2018", person=anne)
    state(seat, "2024", person=anne)
    state(seat, "2021", person=bruno)

    assert [holder(seat, year, 6, 1).person for year in (2019, 2022, 2024)] == [anne, bruno, anne]


def test_a_vague_date_is_bounded_by_what_is_known(seat):
    state(seat, "2020", person=PersonFactory(), not_before=date(2020, 10, 13))

    assert holder(seat, 2020, 10, 12).mandate is None
    assert holder(seat, 2020, 10, 13).mandate is not None
    assert str(holder(seat, 2020, 10, 13).mandate.held_since) == "2020"


def test_a_known_start_counts_from_that_day_and_starts_the_term(seat):
    elise = PersonFactory()
    state(seat, "2020", person=elise, since=PartialDate.parse("2020-10-13"), term_years=3)
    state(seat, "2024-01", person=elise)

    standing = holder(seat, 2024, 1, 19)
    assert (standing.confirmation, standing.is_term_expired) == ("in_force", True)
    assert standing.term_ends_on == date(2023, 10, 13)
    assert standing.caveats == ["terme échu, renouvellement non connu"]
    assert not holder(seat, 2023, 10, 12).is_term_expired


def test_a_known_start_after_an_older_mention_is_another_term(seat):
    elise = PersonFactory()
    old = state(seat, "2018", person=elise)
    new = state(seat, "2021", person=elise, since=PartialDate.parse("2020-10-13"))

    assert old != new
    assert Mandate.objects.filter(seat=seat).count() == 2


def test_a_town_may_hold_a_seat_without_anybody_being_named(seat):
    chambery = AuthorityFactory(name="Chambéry-l’Inventée")
    state(seat, "2020", person=PersonFactory(), authority=chambery)
    state(seat, "2024-01", authority=chambery, label="Ville de Chambéry")

    standing = holder(seat, 2024, 1, 19)
    assert (standing.person, standing.holder_name, standing.confirmation) == (None, "Chambéry-l’Inventée", "in_force")


def test_an_organisation_may_hold_a_seat(seat):
    rcdp = OrganizationFactory(name="Réseau inventé")
    state(seat, "2020", organization=rcdp, authority=AuthorityFactory())

    assert holder(seat, 2021, 1, 15).holder_name == "Réseau inventé"
    assert holder(seat, 2021, 1, 15).person is None


def test_a_vacancy_is_stated_like_anything_else(seat):
    state(seat, "2020", person=PersonFactory(), not_before=None)
    state(seat, "2020", holding="vacant", label="En attente de renouvellement", not_before=date(2020, 10, 13))

    standing = holder(seat, 2021, 1, 15)
    assert (standing.confirmation, standing.holder_name) == ("vacant", "En attente de renouvellement")
    assert standing.is_held is False


def test_two_sources_of_one_day_that_disagree_are_both_kept_and_wait_for_a_judgement(seat):
    anne, bruno = PersonFactory(), PersonFactory()
    first, second = state(seat, "2020", person=anne), state(seat, "2020", "Lettre", person=bruno)

    assert (first.is_retained, second.is_retained) == (True, False)
    assert list(queries.disagreements()) == [second]
    assert holder(seat, 2021, 1, 1).person == anne
    assert state(seat, "2020", "Autre lettre", person=bruno) == second


def test_somebody_holds_it_or_it_is_said_vacant(seat):
    with pytest.raises(HolderMissing):
        state(seat, "2020")


DAYS = st.dates(date(2018, 1, 1), date(2024, 12, 31))


class HoldersAreThoseOfTheDefinition(TestCase):
    """Whatever is stated, in whatever order it is read, the holder of a day is that of the latest statement by then."""

    @settings(max_examples=60, deadline=None)
    @given(
        said=st.lists(st.tuples(st.integers(0, 2), DAYS), min_size=1, max_size=7, unique_by=lambda pair: pair[1]),
        on=DAYS,
    )
    def test_the_order_of_reading_changes_nothing(self, said, on):
        seat, people = SeatFactory(), [PersonFactory() for _ in range(3)]
        for who, day in said:
            state(seat, day.isoformat(), person=people[who])

        by_then = [(day, who) for who, day in said if day <= on]
        expected = people[max(by_then)[1]] if by_then else None
        assert queries.holder(seat, on).person == expected
        assert Mandate.objects.filter(seat=seat).count() == _changes(said)


def _changes(said):
    """How many times the holder changes along the dates, the first one included."""
    line = [who for _day, who in sorted((day, who) for who, day in said)]
    return 1 + sum(one != other for one, other in pairwise(line))
