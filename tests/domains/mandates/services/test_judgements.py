from datetime import date

import pytest

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.services import judgements, mandates
from tests.factories.mandates import MandateFactory, SeatFactory

TODAY = date(2024, 1, 19)


@pytest.fixture
def rivals(db):
    seat = SeatFactory()
    retained = MandateFactory(seat=seat, holds_from=date(2020, 1, 1))
    return retained, MandateFactory(seat=seat, holds_from=date(2020, 1, 1), is_retained=False)


def test_one_is_retained_by_somebody_for_a_reason_and_both_are_kept(amina, rivals):
    former, other = rivals

    mandates.judge(other, against=former, reason="La lettre du groupe est signée.", on=TODAY, by=amina)

    assert queries.holder(other.seat, date(2021, 1, 1)).mandate == other
    for mandate, is_retained in ((other, True), (former, False)):
        mandate.refresh_from_db()
        assert (mandate.is_retained, mandate.judged_by, mandate.judged_on) == (is_retained, "Amina Benali", TODAY)
    assert not queries.disagreements().exists()


def test_a_judgement_can_be_reversed(amina, rivals):
    former, other = rivals
    mandates.judge(other, against=former, reason="A", on=TODAY, by=amina)
    mandates.judge(former, against=other, reason="B", on=TODAY, by=amina)

    assert queries.holder(other.seat, date(2021, 1, 1)).mandate == former


def test_only_statements_of_one_seat_compete(amina, rivals):
    with pytest.raises(mandates.MandatesDoNotCompete):
        mandates.judge(rivals[0], against=MandateFactory(), reason="A", on=TODAY, by=amina)
    with pytest.raises(mandates.MandatesDoNotCompete):
        mandates.judge(rivals[0], against=rivals[0], reason="A", on=TODAY, by=amina)


def test_a_judgement_says_why(amina, rivals):
    with pytest.raises(judgements.ReasonMissing):
        mandates.judge(rivals[1], against=rivals[0], reason=" ", on=TODAY, by=amina)
