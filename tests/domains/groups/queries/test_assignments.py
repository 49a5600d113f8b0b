"""What somebody holds, and owes for it."""

from datetime import date

import pytest

from faitiere.domains.groups.queries import assignments_of
from faitiere.domains.mandates.models import MissionReport
from tests.factories.groups import GroupFactory
from tests.factories.letters import LetterFactory
from tests.factories.mandates import MandateFactory, MandateMentionFactory, MissionLetterFactory, SeatFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
ON = date(2024, 1, 19)


def test_the_mandates_of_the_day_come_before_those_that_others_hold_by_now(bernard, presidency, valdorie):
    former = MandateFactory(seat=SeatFactory(), person=bernard.person, holds_from=date(2023, 10, 1))
    MandateMentionFactory(mandate=MandateFactory(seat=former.seat, holds_from=date(2024, 1, 1)))
    found = assignments_of(bernard.person, ON)

    assert [(one.mandate, one.is_held, one.group) for one in found] == [
        (presidency, True, valdorie),
        (former, False, None),
    ]


def test_whoever_stands_in_sees_the_mandate_but_has_nothing_to_sign(presidency):
    substitute = PersonFactory()
    presidency.substitute = substitute
    presidency.save()
    letter = MissionLetterFactory(mandate=presidency)
    found = assignments_of(substitute, ON)

    assert [(one.mandate, one.is_substitute, one.letter, one.letter_to_sign) for one in found] == [
        (presidency, True, letter, None)
    ]


def test_a_mandate_set_aside_by_judgement_or_yet_to_come_is_not_told(bernard, presidency):
    presidency.is_retained = False
    presidency.save()
    MandateFactory(person=bernard.person, holds_from=date(2024, 2, 1))

    assert assignments_of(bernard.person, ON) == []


def test_the_letter_that_counts_is_the_last_version_until_it_is_signed(bernard, presidency):
    first = MissionLetterFactory(mandate=presidency, state="replaced")
    letter = LetterFactory(sequence=first.letter.sequence, version=2, replaces=first.letter)
    second = MissionLetterFactory(mandate=presidency, letter=letter)
    assert assignments_of(bernard.person, ON)[0].letter_to_sign == second

    second.state = "signed"
    second.save()
    (found,) = assignments_of(bernard.person, ON)
    assert (found.letter, found.letter_to_sign) == (second, None)


def test_the_account_due_is_the_earliest_not_given(bernard, presidency):
    for due_on, given_on in [("2024-09-01", "2024-01-10"), ("2025-09-01", None), ("2026-09-01", None)]:
        MissionReport.objects.create(mandate=presidency, due_on=due_on, given_on=given_on)

    assert assignments_of(bernard.person, ON)[0].report_due.due_on == date(2025, 9, 1)


def test_many_mandates_cost_as_much_as_one(bernard, presidency, django_assert_num_queries):
    with django_assert_num_queries(6):
        assignments_of(bernard.person, ON)
    for _ in range(2):
        body = GroupFactory().body
        MissionLetterFactory(mandate=MandateFactory(person=bernard.person, seat=SeatFactory(body=body)))
    with django_assert_num_queries(6):
        assert len(assignments_of(bernard.person, ON)) == 3
