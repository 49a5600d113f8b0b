"""Whether one may register now."""

from datetime import UTC, datetime, timedelta

import pytest

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.queries.registering.opening import is_full, is_open, why_closed
from tests.factories.events import EventFactory

NOW = datetime(2024, 1, 19, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ""),
        ({"state": EventState.SAVE_THE_DATE}, "pas encore ouvertes"),
        ({"state": EventState.POSTPONED}, "reporté"),
        ({"registration_opens_at": NOW + DAY}, "ouvrent samedi 20 janvier 2024"),
        ({"registration_closes_at": NOW}, "closes depuis vendredi 19 janvier 2024"),
        ({"registration_opens_at": NOW, "registration_closes_at": NOW + DAY}, ""),
    ],
)
def test_it_is_said_why_nobody_registers(facts, said):
    event = EventFactory.build(**facts)

    assert said in why_closed(event, NOW)
    assert is_open(event, NOW) is (said == "")


@pytest.mark.parametrize(
    ("capacity", "extra", "taken", "full"), [(None, 0, 9, False), (2, 0, 1, False), (2, 1, 3, True)]
)
def test_full_counts_what_staff_granted(capacity, extra, taken, full):
    assert is_full(EventFactory.build(capacity=capacity, extra=extra, taken=taken)) is full
