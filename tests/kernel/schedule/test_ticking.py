from datetime import UTC, datetime, time, timedelta

import pytest

from faitiere.kernel.schedule import firing, ticking
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


@pytest.fixture
def owed():
    """A line that was fired at 8:01 and that nobody has run."""
    ticking.tick([SWEEP], now=MORNING)
    due = MORNING + timedelta(minutes=1)
    ticking.tick([SWEEP], now=due)
    return due


@pytest.mark.django_db
def test_a_line_that_was_run_is_no_longer_owed_and_is_run_once_however_often_it_is_rung(owed):
    assert firing.work(SWEEP, now=owed) is True
    assert firing.work(SWEEP, now=owed) is False
    run = ScheduledRun.objects.get()
    assert (run.rung_at, run.lease_until, run.error) == (None, None, "")


@pytest.mark.django_db
def test_a_lost_bell_is_rung_again_by_one_machine(owed):
    ScheduledRun.objects.update(next_at=owed + timedelta(days=1))
    later = owed + ticking.PATIENCE

    assert ticking.tick([SWEEP], now=later - timedelta(seconds=1)) == []
    assert ticking.tick([SWEEP], now=later) == ["mail.sweep"]
    assert ticking.tick([SWEEP], now=later) == []


@pytest.mark.django_db
def test_a_line_whose_worker_died_is_free_again_after_its_lease(owed):
    ScheduledRun.objects.update(lease_until=owed + SWEEP.lease)

    assert firing.work(SWEEP, now=owed + timedelta(seconds=30)) is False
    assert firing.work(SWEEP, now=owed + SWEEP.lease + timedelta(seconds=1)) is True


@pytest.mark.django_db
def test_a_line_that_fires_while_it_runs_stays_owed(owed, monkeypatch):
    monkeypatch.setattr(firing, "import_string", lambda _: Fires(owed + timedelta(minutes=1)))

    assert firing.work(SWEEP, now=owed) is True
    run = ScheduledRun.objects.get()
    assert (run.rung_at, run.lease_until) == (owed + timedelta(minutes=1), None)


class Fires:
    """A task during which its own line fires again."""

    def __init__(self, moment):
        self.moment = moment

    def call(self):
        ticking.tick([SWEEP], now=self.moment)


@pytest.mark.django_db
def test_a_line_that_breaks_says_so_and_waits_for_its_next_hour(owed, monkeypatch):
    monkeypatch.setattr(firing, "import_string", lambda _: Breaks)

    with pytest.raises(OSError, match="full"):
        firing.work(SWEEP, now=owed)

    run = ScheduledRun.objects.get()
    assert (run.rung_at, run.error) == (None, "OSError: full")


class Breaks:
    @staticmethod
    def call():
        raise OSError("full")


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
