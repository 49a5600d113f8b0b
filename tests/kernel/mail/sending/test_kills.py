"""A worker is killed (SIGKILL) at each labelled point and at random; the ledger and the relay must still agree."""

import os
import random
import signal
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connections

from faitiere.kernel import clock
from faitiere.kernel.mail import checkpoints, mailings
from faitiere.kernel.mail.composing.composers import Composer
from faitiere.kernel.mail.models import Dispatch, DispatchState, MailingState
from faitiere.kernel.mail.relay.carriers import carrier
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict
from faitiere.kernel.mail.sending import batches, leases, ledger, running, sweeping
from tests.factories.mailings import started

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 600


def killed(when, monkeypatch):
    """Work in a process of its own that dies at the moment that `when(name)` tells; say whether it was killed."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(checkpoints, "reached", lambda name: when(name) and os.kill(os.getpid(), signal.SIGKILL))
        running.work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def nth(point, number):
    seen = Counter()

    def is_time(name):
        seen[name] += 1
        return name == point and seen[name] == number

    return is_time


def after(seconds):
    end = time.monotonic() + seconds
    return lambda _name: time.monotonic() > end


def test_whatever_the_moment_of_death_nobody_is_written_to_twice_and_nobody_is_lost(relay, monkeypatch, settings):
    chance = random.Random(4)
    deaths = [nth(point, number) for point in checkpoints.NAMES for number in (1, 2, 5)]
    deaths += [after(chance.uniform(0.005, 0.1)) for _ in range(6)]
    mailing = started(READERS)
    monkeypatch.setattr(leases, "BATCH", 20)

    with relay() as sink:
        kills = 0
        for number, when in enumerate(deaths):
            settings.MAIL_CONNECTIONS = 1 + 3 * (number % 2)
            kills += killed(when, monkeypatch)
            # An hour later, the sweep finds what the dead left.
            sweeping.sweep(now=clock.real_now() + leases.LEASE + timedelta(seconds=1))
        running.work()
        accepted = Counter(recipient for message in sink.accepted() for recipient in message.recipients)

    mailing.refresh_from_db()
    counts = mailings.counts(mailing)
    states = dict(Dispatch.objects.values_list("address", "state"))
    unrecorded = {address for address in accepted if states[address] != DispatchState.HANDED_OVER}
    assert kills >= 20
    assert mailing.state == MailingState.DONE
    assert counts[DispatchState.HANDED_OVER] + counts[DispatchState.UNCERTAIN] == sum(counts.values()) == READERS
    assert max(accepted.values()) == 1
    assert {states[address] for address in unrecorded} == {DispatchState.UNCERTAIN}
    assert all(accepted[address] for address, state in states.items() if state == DispatchState.HANDED_OVER)
    # Doubt is dear: only what a killed worker was sending, a volley at most.
    assert 0 < counts[DispatchState.UNCERTAIN] <= 4 * batches.DEPTH * kills


def test_a_slow_worker_may_still_tell_what_happened_until_a_person_decides(monkeypatch):
    mailing = started(2)
    lease = leases.take(mailing, now=clock.real_now())
    first, second = lease.parcels
    ledger.record(lease, [], lease.parcels, now=clock.real_now())
    sweeping.sweep(now=clock.real_now() + leases.LEASE + timedelta(seconds=1))
    assert mailings.counts(mailing)[DispatchState.UNCERTAIN] == 2
    mailings.settle([second.pk], "refused", now=clock.real_now(), why="Vu dans le journal du relais")

    known = [(parcel, Outcome(Verdict.ACCEPTED, "250 ok")) for parcel in (first, second)]
    ledger.record(lease, known, [], now=clock.real_now())

    states = dict(Dispatch.objects.values_list("pk", "state"))
    assert states == {first.pk: DispatchState.HANDED_OVER, second.pk: DispatchState.REFUSED}


def test_a_letter_that_a_slow_worker_gives_back_after_the_end_is_sent_all_the_same(relay):
    mailing = started(1)
    lease = leases.take(mailing, now=clock.real_now())
    ledger.record(lease, [], lease.parcels, now=clock.real_now())
    sweeping.sweep(now=clock.real_now() + leases.LEASE + timedelta(seconds=1))
    mailing.refresh_from_db()
    assert mailing.state == MailingState.DONE

    ledger.record(lease, [(lease.parcels[0], Outcome(Verdict.UNSAID, "421"))], [], now=clock.real_now())
    sweeping.sweep(now=clock.real_now())
    with relay() as sink:
        running.work()
        assert len(sink.accepted()) == 1


def test_who_lost_the_lease_sends_nothing_of_what_another_took(relay):
    mailing = started(8)
    slow = leases.take(mailing, now=clock.real_now())
    sweeping.sweep(now=clock.real_now() + leases.LEASE + timedelta(seconds=1))

    with relay() as sink:
        line = carrier()
        other = leases.take(mailing, now=clock.real_now())
        batches.Batch(slow, line, Composer(mailing, now=clock.real_now())).send()
        assert sink.accepted() == []
        batches.Batch(other, line, Composer(mailing, now=clock.real_now())).send()
        assert len(sink.accepted()) == 8
        line.close()
    assert mailings.counts(mailing)[DispatchState.HANDED_OVER] == 8
