"""What a session remembers of a second factor."""

from datetime import UTC, datetime, timedelta

import pytest

from faitiere.domains.accounts import rules
from faitiere.domains.accounts.services import second_factors
from faitiere.domains.accounts.services.second_factors import OnlyInTheDemo

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


def test_a_proof_stands_for_a_working_day(amina):
    session = {}
    second_factors.grant(session, amina, now=NOW)

    assert rules.has_second_factor(session, amina, NOW + timedelta(hours=11, minutes=59))
    assert not rules.has_second_factor(session, amina, NOW + timedelta(hours=12))


def test_a_proof_is_worth_nothing_to_somebody_else(amina, chloe):
    session = {}
    second_factors.grant(session, amina, now=NOW)

    assert not rules.has_second_factor(session, chloe, NOW)
    assert not rules.has_second_factor({}, amina, NOW)
    assert not rules.has_second_factor({rules.PROOF: "altered"}, amina, NOW)


def test_the_demo_gives_the_proof_and_production_never_does(amina, settings):
    session = {}
    second_factors.grant_for_demo(session, amina, now=NOW)
    assert rules.has_second_factor(session, amina, NOW + timedelta(days=30))

    settings.DEMO = False
    untouched = {}
    with pytest.raises(OnlyInTheDemo):
        second_factors.grant_for_demo(untouched, amina, now=NOW)
    assert untouched == {}
