from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from faitiere.kernel.queue import beats, tidying
from faitiere.kernel.queue.models import Worker
from faitiere.kernel.schedule.models import ScheduledRun

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def task(*, state, worker, ago, finished=None):
    return DBTaskResult.objects.create(
        task_path="faitiere.kernel.mail.tasks.sweep",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=NOW,
        status=state,
        worker_ids=[worker],
        started_at=NOW - ago,
        finished_at=finished,
    )


def test_a_beat_says_that_the_worker_lives_and_ticks_the_schedule():
    beats.beat("one", "database", now=NOW)
    beats.beat("one", "database", now=NOW + timedelta(minutes=1))

    worker = Worker.objects.get()
    assert (worker.started_at, worker.seen_at) == (NOW, NOW + timedelta(minutes=1))
    assert ScheduledRun.objects.filter(name="mail.sweep").exists()


def test_what_a_silent_worker_was_doing_is_closed_and_what_a_living_one_does_is_left_alone():
    beats.beat("living", "database", now=NOW)
    of_the_dead = task(state=TaskResultStatus.RUNNING, worker="dead", ago=timedelta(minutes=3))
    just_taken = task(state=TaskResultStatus.RUNNING, worker="newborn", ago=timedelta(seconds=3))
    long = task(state=TaskResultStatus.RUNNING, worker="living", ago=timedelta(hours=3))

    assert beats.close_lost(now=NOW) == 1

    of_the_dead.refresh_from_db()
    assert (of_the_dead.status, of_the_dead.finished_at) == (TaskResultStatus.FAILED, NOW)
    assert of_the_dead.task_result.errors[0].exception_class is beats.WorkerLost
    assert set(DBTaskResult.objects.running()) == {just_taken, long}


def test_a_database_that_does_not_answer_stops_no_worker(monkeypatch, caplog):
    def gone(*args, **options):
        raise OSError("gone")

    monkeypatch.setattr(beats, "beat", gone)
    monkeypatch.setattr(beats.connections, "close_all", lambda: None)

    beats.pulse("one", "database")

    assert "missed a beat" in caplog.text


def test_old_bells_are_forgotten_failed_ones_later_and_what_waits_never():
    for days in (1, 3, 31):
        then = NOW - timedelta(days=days)
        task(state=TaskResultStatus.SUCCESSFUL, worker="one", ago=timedelta(days), finished=then)
        task(state=TaskResultStatus.FAILED, worker="one", ago=timedelta(days), finished=then)
        task(state=TaskResultStatus.READY, worker="", ago=timedelta(days))
    beats.beat("gone", "database", now=NOW - timedelta(days=3))

    assert tidying.forget_old(now=NOW) == 3

    states = list(DBTaskResult.objects.values_list("status", flat=True))
    assert (states.count("READY"), states.count("SUCCESSFUL"), states.count("FAILED")) == (3, 1, 2)
    assert not Worker.objects.exists()
