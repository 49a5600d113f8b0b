"""What is true whatever the engine: SQLite alone, PostgreSQL alone, Celery with a broker. Workers are killed by SIGKILL."""

from collections import Counter
from datetime import timedelta
from functools import partial

from django_tasks_db.models import DBTaskResult

from faitiere.kernel import clock
from faitiere.kernel.mail import delivery, outbox
from faitiere.kernel.mail.drafts import Draft
from faitiere.kernel.mail.models import MessageState, OutboundMessage
from faitiere.kernel.queue.models import Worker
from faitiere.kernel.schedule.models import ScheduledRun
from tests.harness.sink import sink

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
    worker = machine.start(CELERY_CONCURRENCY="1")
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


def has_accepted(relay, count):
    return len(relay.accepted()) >= count


def test_letters_leave_once_or_are_uncertain_however_often_the_workers_are_killed(machine):
    drafts = {f"letter-{rank}": Draft("x", f"p{rank}@valmont.example", "S", "T") for rank in range(40)}
    with sink(stalled=0.6, stall=0.06, deferred=0.05, refused=0.05, seed=4) as relay:
        machine.environment["FAITIERE_MAIL_RELAY"] = relay.url
        outbox.post_all(drafts, now=clock.real_now())
        for count in (8, 20):
            workers = [machine.start() for _ in range(2 if not machine.broker else 1)]
            machine.wait_until(partial(has_accepted, relay, count), f"{count} letters are accepted")
            for worker in workers:
                machine.kill(worker)
            ScheduledRun.objects.update(lease_until=None)
        machine.start()
        machine.wait_until(
            lambda: not OutboundMessage.objects.filter(state=MessageState.PLANNED).exists(), "all have left"
        )
        machine.close()
        delivery.release_expired(now=clock.real_now() + AN_HOUR)
        accepted = [taken.message_id for taken in relay.accepted()]

    states = dict(OutboundMessage.objects.values_list("message_id", "state"))
    assert len(states) == 40
    assert max(Counter(accepted).values()) == 1, "none is accepted twice"
    handed_over = {key for key, state in states.items() if state == MessageState.HANDED_OVER}
    uncertain = {key for key, state in states.items() if state == MessageState.UNCERTAIN}
    assert handed_over <= set(accepted) <= handed_over | uncertain
    assert set(states.values()) <= {
        MessageState.HANDED_OVER, MessageState.UNCERTAIN, MessageState.RETRY, MessageState.REFUSED
    }  # fmt: skip
