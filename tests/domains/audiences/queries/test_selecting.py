"""How lines combine, and what it costs."""

from datetime import UTC, datetime

import pytest

from faitiere.domains.audiences import queries
from faitiere.domains.people.models import Person
from tests.domains.audiences.conftest import ON, line
from tests.factories.audiences import AudienceFactory
from tests.factories.people import ContactPointFactory, PersonFactory
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def circles():
    """People named after the roles they have somewhere: A, AB, B, BC, C."""
    town = AuthorityFactory()
    for name in ("A", "AB", "B", "BC", "C"):
        person = PersonFactory(last_name=name)
        for letter in name:
            ContactPointFactory(person=person, authority=town, role=f"Rôle {letter}")


def role(letter, joint="and"):
    return line("people.contacts", joint, words=f"Rôle {letter}")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([role("A")], ["A", "AB"]),
        ([role("A"), role("B")], ["AB"]),
        ([role("A"), role("B", "or")], ["A", "AB", "B", "BC"]),
        ([role("A"), role("B", "except")], ["A"]),
        ([role("A"), role("B"), role("C", "or")], ["AB", "BC", "C"]),
        ([role("C"), role("A", "or"), role("B")], ["AB", "BC", "C"]),
        ([role("A"), role("B", "or"), role("B", "except"), role("C")], ["A", "AB", "B"]),
        ([role("A"), role("B", "except"), role("B", "or")], ["A", "AB", "B", "BC"]),
        ([role("A", "except")], ["A", "AB"]),
    ],
)
def test_and_binds_within_a_block_or_and_except_between_blocks(circles, found, lines, names):
    assert found(*lines) == names
    assert found(*queries.read(queries.written(lines))) == names, "what is saved means the same"


def test_a_saved_audience_is_a_bracket(circles, found):
    both = AudienceFactory(tree=queries.written([role("A"), role("C", "or")]))
    assert found(role("B"), line("audiences.saved", audience=both.pk)) == ["AB", "BC"]
    assert found(role("B"), line("audiences.saved", "except", audience=both.pk)) == ["B"]


def test_erased_and_merged_people_are_never_in(circles, found):
    Person.objects.filter(last_name="A").update(erased_at=datetime(2024, 1, 1, tzinfo=UTC))
    Person.objects.filter(last_name="B").update(merged_into=Person.objects.get(last_name="AB"))
    assert found(role("A"), role("B", "or")) == ["AB", "BC"]


def test_counting_is_one_query_however_many_lines(circles, django_assert_num_queries):
    lines = [role("A"), role("B", "or"), line("members.people", "or"), line("people.officials", "except")]
    with django_assert_num_queries(1):
        assert queries.count(lines, ON) == 4


def test_a_sample_is_the_first_by_name(circles):
    lines = [role("A"), role("B", "or")]
    assert [str(person) for person in queries.sample(lines, ON, 2)] == ["Camille A", "Camille AB"]


def test_reasons_are_those_of_the_blocks_that_hold(circles, why):
    said = why(role("A"), role("B"), role("C", "or"))
    town = AuthorityFactory._meta.model.objects.get().name
    assert said["AB"] == f"rôle A, contact de {town} ; rôle B, contact de {town}"
    assert said["C"] == f"rôle C, contact de {town}"


def test_a_query_is_said_as_it_is_understood(circles):
    lines = [role("A"), role("B"), role("C", "or"), line("members.people", "except")]
    assert queries.in_words(lines) == (
        "(Contacts et agents des collectivités : « Rôle A » et Contacts et agents des collectivités : « Rôle B »)"
        " ou Contacts et agents des collectivités : « Rôle C » sauf Collectivités adhérentes"
    )


@pytest.mark.parametrize(
    "tree",
    [
        None,
        {},
        {"version": 2, "blocks": []},
        {"version": 1},
        {"version": 1, "blocks": [{"joint": "xor", "criteria": [{"key": "members.people", "values": {}}]}]},
        {"version": 1, "blocks": [{"joint": "or", "criteria": ["members.people"]}]},
    ],
)
def test_a_damaged_form_is_not_guessed(tree):
    with pytest.raises(queries.QueryNotUnderstood):
        queries.read(tree)


def test_a_criterion_whose_room_is_gone_is_named(found):
    with pytest.raises(queries.QueryNotUnderstood, match="partnerships"):
        found(line("partnerships.people"))


def test_no_criterion_means_nobody():
    with pytest.raises(queries.QueryEmpty):
        queries.written([])
    with pytest.raises(queries.QueryNotUnderstood, match="30"):
        queries.written([role("A")] * 31)
