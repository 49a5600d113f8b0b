"""What is true whatever the engine: SQLite alone, PostgreSQL alone, Celery with a broker. Workers are killed by SIGKILL."""

from collections import Counter
from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from faitiere.kernel import clock
from faitiere.kernel.queue.models import Worker
from faitiere.kernel.schedule.models import ScheduledRun

AN_HOUR = timedelta(hours=1)


def an_hour_passes():
    """For the rows: nobody waits in a test."""
    for run in ScheduledRun.objects.exclude(rung_at=None):
        ScheduledRun.objects.filter(pk=run.pk).update(rung_at=run.rung_at - AN_HOUR, lease_until=clock.real_now())
    Worker.objects.update(seen_at=clock.real_now() - AN_HOUR)
    DBTaskResult.objects.running().update(started_at=clock.real_now() - AN_HOUR)


def test_each_bell_is_answered_once_the_urgent_first_and_a_dead_worker_s_work_is_taken_up(machine):
    words = [f"word{rank}" for rank in range(5)]
    machine.ring(*[("note", [word], 0) for word in words], ("break_down", [], 0), ("note", ["urgent"], 100))
    worker = machine.start("--concurrency", "1")
    machine.wait_until(lambda: len(machine.noted()) >= 6, "all is noted")
    assert machine.noted()[0] == "urgent"
    assert Counter(machine.noted()) == Counter([*words, "urgent"])

    (machine.folder / "bed").touch()
    machine.wait_until(lambda: "asleep" in machine.noted(), "the line of the schedule is being run")
    machine.kill(worker)
    assert ScheduledRun.objects.get(name="nap").rung_at, "the line is owed"
    an_hour_passes()
    machine.start()
    machine.wait_until(lambda: "rested" in machine.noted(), "somebody takes it up")
    if not machine.broker:
        lost = DBTaskResult.objects.filter(exception_class_path__endswith="WorkerLost")
        machine.wait_until(lambda: lost.count() == 1, "the task of the dead is closed")
        assert not DBTaskResult.objects.running().filter(started_at__lt=clock.real_now() - AN_HOUR / 2).exists()
        failed = DBTaskResult.objects.failed().exclude(pk__in=lost)
        assert [row.exception_class_path for row in failed] == ["builtins.RuntimeError"]
