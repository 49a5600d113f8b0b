from datetime import date

import pytest

from faitiere.domains.mandates.services import reports
from tests.factories.mandates import BodyFactory


def test_an_account_is_expected_then_given_once(amina, presidency):
    board = BodyFactory()
    report = reports.plan(presidency, due_on=date(2024, 9, 1), body=board, by=amina)
    given = reports.give(report, on=date(2024, 6, 4), note="Devant l’assemblée.", by=amina)

    assert (given.body, given.given_on, given.note) == (board, date(2024, 6, 4), "Devant l’assemblée.")
    with pytest.raises(reports.ReportAlreadyGiven):
        reports.give(report, on=date(2024, 7, 1), by=amina)


def test_an_account_expected_twice_is_the_same_one(amina, presidency):
    first, again = [reports.plan(presidency, due_on=date(2024, 9, 1), by=amina) for _ in range(2)]

    assert first == again


def test_an_account_does_not_precede_the_mandate(amina, presidency):
    with pytest.raises(reports.ReportGivenTooEarly):
        reports.plan(presidency, due_on=date(2023, 8, 31), by=amina)
    report = reports.plan(presidency, due_on=date(2024, 9, 1), by=amina)
    with pytest.raises(reports.ReportGivenTooEarly, match="01/09/2023"):
        reports.give(report, on=date(2023, 8, 31), by=amina)
