"""A letter to many and the letters of the day, by several workers that are killed, to a relay that is in a bad mood."""

from collections import Counter
from datetime import timedelta
from functools import partial

from django_tasks_db.models import DBTaskResult

from faitiere.kernel import clock
from faitiere.kernel.mail import delivery, outbox
from faitiere.kernel.mail.drafts import Draft
from faitiere.kernel.mail.models import Dispatch, DispatchState, MessageState, OutboundMessage
from faitiere.kernel.mail.models.dispatch import WAITING
from faitiere.kernel.mail.sending import sweeping
from faitiere.kernel.schedule.models import ScheduledRun
from tests.factories.mailings import started
from tests.harness.sink import sink

READERS, LETTERS, WORKERS = 240, 12, 3
AN_HOUR = timedelta(hours=1)
MOOD = {"refused": 0.03, "deferred": 0.04, "stalled": 0.03, "dropped": 0.03, "vanished": 0.02, "stall": 0.1, "seed": 4}


def chosen(engines):
    """What a letter becomes owes nothing to who rings: the database alone on SQLite, Celery and Redis on PostgreSQL."""
    return ["redis"] if "redis" in engines else engines[:1]


def has_accepted(relay, number):
    return len(relay.accepted()) >= number


def is_over():
    dispatches = Dispatch.objects.filter(state__in=[DispatchState.PLANNED, DispatchState.LEASED, DispatchState.SENDING])
    messages = OutboundMessage.objects.filter(state__in=[MessageState.PLANNED, MessageState.LEASED])
    return not dispatches.exists() and not messages.exists()


def what_dead_workers_held_is_named():
    """Five minutes pass for those rows; what a living worker holds at that moment, it still records."""
    sweeping.sweep(now=clock.real_now() + AN_HOUR)
    delivery.release_expired(now=clock.real_now() + AN_HOUR)
    ScheduledRun.objects.update(lease_until=None)


def test_nobody_is_written_to_twice_nobody_is_lost_and_every_doubt_is_named(machine):
    drafts = {f"letter-{rank}": Draft("x", f"elue{rank}@valmont.example", "S", "T") for rank in range(LETTERS)}
    started(READERS)
    outbox.post_all(drafts, now=clock.real_now())
    with sink(**MOOD) as relay:
        machine.environment["FAITIERE_MAIL_RELAY"] = relay.url
        workers = [machine.start() for _ in range(1 if machine.broker else WORKERS)]
        machine.wait_until(partial(has_accepted, relay, 80), "eighty letters are accepted")
        for worker in workers:
            machine.kill(worker)
        what_dead_workers_held_is_named()
        machine.start()
        machine.wait_until(is_over, "every letter is known for what it is")
        accepted = Counter(recipient for taken in relay.accepted() for recipient in taken.recipients)

    states = dict(Dispatch.objects.values_list("address", "state"))
    states |= dict(OutboundMessage.objects.values_list("recipient", "state"))
    found = {state: {address for address in states if states[address] == state} for state in set(states.values())}
    assert len(states) == READERS + LETTERS
    assert max(accepted.values()) == 1, "nobody is written to twice"
    assert found["handed_over"] <= set(accepted) <= found["handed_over"] | found["uncertain"]
    assert found["refused"]
    assert set(found) <= {"handed_over", "uncertain", "refused", *WAITING}
    assert not DBTaskResult.objects.failed().exclude(exception_class_path__endswith="WorkerLost").exists()
