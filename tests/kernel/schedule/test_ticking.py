from datetime import UTC, datetime, time, timedelta

import pytest

from faitiere.kernel.schedule import ticking
from faitiere.kernel.schedule.entries import Daily, Every
from faitiere.kernel.schedule.models import ScheduledRun

MORNING = datetime(2024, 1, 19, 8, tzinfo=UTC)
SWEEP = Every("mail.sweep", "faitiere.kernel.mail.tasks.sweep", timedelta(minutes=1))


@pytest.mark.django_db
def test_a_line_fires_once_however_many_machines_tick():
    ticking.tick([SWEEP], now=MORNING)
    due = MORNING + timedelta(minutes=1)

    assert ticking.tick([SWEEP], now=due) == ["mail.sweep"]
    assert ticking.tick([SWEEP], now=due) == []


@pytest.mark.django_db
def test_runs_missed_while_everything_was_off_are_caught_up_once():
    ticking.tick([SWEEP], now=MORNING)
    evening = MORNING + timedelta(hours=10)

    assert ticking.tick([SWEEP], now=evening) == ["mail.sweep"]
    assert ScheduledRun.objects.get().next_at == evening + timedelta(minutes=1)


@pytest.mark.django_db
def test_a_worker_that_saw_an_old_hour_loses():
    ticking.tick([SWEEP], now=MORNING)
    seen_by_the_slow_one = ScheduledRun.objects.get()
    due = MORNING + timedelta(minutes=1)
    ticking.tick([SWEEP], now=due)

    assert ticking._won(SWEEP, seen_by_the_slow_one, due) is False


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2024, 1, 19, 4, tzinfo=UTC), datetime(2024, 1, 19, 5, 30, tzinfo=UTC)),
        (datetime(2024, 1, 19, 5, 30, tzinfo=UTC), datetime(2024, 1, 20, 5, 30, tzinfo=UTC)),
        # Summer time starts on 31 March 2024: half past six in Paris is half past four in Greenwich.
        (datetime(2024, 3, 30, 12, tzinfo=UTC), datetime(2024, 3, 31, 4, 30, tzinfo=UTC)),
    ],
)
def test_a_daily_line_keeps_the_hour_of_paris(moment, expected):
    assert Daily("alerts", "x", time(6, 30)).after(moment) == expected
