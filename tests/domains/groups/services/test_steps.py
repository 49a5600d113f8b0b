from datetime import date

import pytest

from faitiere.domains.groups import queries
from faitiere.domains.groups.services import steps
from faitiere.domains.groups.services.steps import StepStatement
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Source
from tests.factories.groups import GroupFactory


@pytest.fixture
def group(db):
    return GroupFactory()


def record(group, kind, seen, by, source="Rapport", **said):
    return steps.record(StepStatement(group, kind, **said), Source(source, PartialDate.parse(seen)), by=by)


def states(group, *days):
    return [queries.state_on(group, date(*day)).state for day in days]


def test_a_group_lives_from_step_to_step(amina, group):
    record(group, "created", "2015", amina)
    record(group, "dormant", "2019-03-01", amina)
    record(group, "relaunched", "2020-10", amina, not_before=date(2020, 10, 13))
    record(group, "closed", "2023-05-15", amina)

    days = [(2014, 12, 31), (2015, 1, 1), (2019, 3, 1), (2020, 10, 12), (2020, 10, 13), (2023, 5, 15)]
    assert states(group, *days) == [None, "active", "dormant", "dormant", "active", "former"]
    assert str(queries.state_on(group, date(2021, 1, 1)).since) == "octobre 2020"


def test_the_first_known_step_tells_what_was_before_it(amina, group):
    assert states(group, (2019, 1, 1)) == ["active"]
    record(group, "relaunched", "2020-10", amina)

    assert states(group, (2019, 1, 1), (2021, 1, 1)) == ["dormant", "active"]


def test_a_step_read_twice_in_one_source_is_one(amina, group):
    assert record(group, "created", "2020", amina) == record(group, "created", "2020", amina)


def test_sources_that_disagree_are_both_kept_and_one_is_retained(amina, group):
    report = record(group, "created", "2020", amina)
    plan = record(group, "created", "2021", amina, source="Perspectives")

    steps.judge(plan, against=report, reason="Réunion constitutive en 2021.", on=date(2024, 1, 19), by=amina)

    assert states(group, (2020, 6, 1), (2021, 6, 1)) == [None, "active"]
    report.refresh_from_db()
    assert (report.is_retained, report.judged_by) == (False, "Amina Benali")


def test_only_steps_of_one_group_compete_and_for_a_reason(amina, group):
    step, other = record(group, "created", "2020", amina), record(GroupFactory(), "created", "2020", amina)
    again = record(group, "created", "2021", amina)

    with pytest.raises(steps.StepsDoNotCompete):
        steps.judge(step, against=other, reason="A", on=date(2024, 1, 19), by=amina)
    with pytest.raises(steps.StepReasonMissing):
        steps.judge(step, against=again, reason="", on=date(2024, 1, 19), by=amina)
