from collections import Counter

import pytest
from django.core import mail

from faitiere.kernel import clock
from faitiere.kernel.mail import mailings, outbox, suppressions, throttles
from faitiere.kernel.mail.drafts import Draft
from faitiere.kernel.mail.models import DispatchState, MailingState, SuppressionReason
from faitiere.kernel.mail.sending import leases, running
from faitiere.kernel.mail.waits import WAITS
from tests.factories.mailings import NOW, addressee, started

pytestmark = pytest.mark.django_db


def test_each_letter_leaves_once_and_the_mailing_is_done(relay):
    mailing = started(25)

    with relay() as sink:
        assert running.work().handed == 25
        assert running.work().handed == 0
        accepted = sink.accepted()

    mailing.refresh_from_db()
    assert mailing.state == MailingState.DONE
    assert mailings.counts(mailing)[DispatchState.HANDED_OVER] == 25
    assert len({message.message_id for message in accepted}) == len({tuple(m.recipients) for m in accepted}) == 25


def test_every_letter_is_known_for_what_it_is_in_bad_weather(relay, settings):
    settings.EMAIL_TIMEOUT = 1
    mailing = started(200, key="tempête")
    type(mailing).objects.update(refusals_before_pause=1000)

    with relay(
        refused=0.05, deferred=0.05, rejected=0.05, dropped=0.05, vanished=0.05, per_connection=30, seed=3
    ) as sink:
        running.work()
        mailing.dispatches.filter(state=DispatchState.RETRY).update(not_before=NOW)
        running.work()
        accepted = Counter(recipient for message in sink.accepted() for recipient in message.recipients)

    states = dict(mailing.dispatches.values_list("address", "state"))
    counts = mailings.counts(mailing)
    assert max(accepted.values()) == 1
    assert {address for address, state in states.items() if state == DispatchState.HANDED_OVER} <= set(accepted)
    assert {states[address] for address in accepted} == {DispatchState.HANDED_OVER, DispatchState.UNCERTAIN}
    assert counts[DispatchState.REFUSED] > 0 < counts[DispatchState.UNCERTAIN]
    assert sum(counts.values()) == 200
    assert counts[DispatchState.PLANNED] == counts[DispatchState.LEASED] == counts[DispatchState.SENDING] == 0
    refused = mailing.dispatches.filter(state=DispatchState.REFUSED).values_list("reply", flat=True)
    assert {reply[:3] for reply in refused} == {"550", "554"}


def test_a_temporary_refusal_waits_longer_each_time_and_is_given_up_after_days(relay):
    mailing = started(1)
    waited = []

    with relay(deferred=1):
        for _ in range(len(WAITS)):
            running.work()
            row = mailing.dispatches.get()
            waited.append(row.not_before - row.changed_at)
            mailing.dispatches.update(not_before=NOW)
        running.work()

    row = mailing.dispatches.get()
    assert waited == WAITS
    assert (row.state, row.attempts) == (DispatchState.REFUSED, len(WAITS) + 1)
    assert row.reply.startswith("Abandonné après 11 essais. 451")


def test_too_many_refusals_pause_the_mailing_and_who_resumes_starts_from_none(relay):
    mailing = started(60)
    type(mailing).objects.update(refusals_before_pause=5)

    with relay(refused=1):
        running.work()
        mailing.refresh_from_db()
        assert (mailing.state, mailing.reason) == (MailingState.PAUSED, mailing.reason)
        assert mailing.reason.startswith("Pause automatique. 100 % de refus. Dernier : 550")
        before = mailings.counts(mailing)[DispatchState.REFUSED]
    mailings.settle(mailing.dispatches.filter(state="refused").values_list("pk", flat=True), "resend", now=NOW)
    mailings.resume(mailing, now=NOW)
    with relay():
        running.work()

    assert before >= 5
    assert mailings.counts(mailing)[DispatchState.HANDED_OVER] == 60


def test_a_relay_that_cannot_be_reached_harms_no_letter_and_rests(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    mailing = started(10)

    running.work()

    mailing.refresh_from_db()
    assert mailing.state == MailingState.RUNNING
    assert mailing.reason.startswith("Relais injoignable : ")
    assert mailing.resting_until > clock.real_now()
    assert mailings.counts(mailing)[DispatchState.PLANNED] == 10


def test_who_left_since_the_freeze_is_withdrawn_at_the_moment_of_sending():
    mailing = started(4)
    suppressions.add(addressee(0).address, scope=mailing.stream, reason=SuppressionReason.UNSUBSCRIBED, now=NOW)
    suppressions.add(addressee(1).address, scope="newsletter:autre", reason=SuppressionReason.UNSUBSCRIBED, now=NOW)

    running.work()

    assert [message.to for message in mail.outbox] == [
        [f'"Éva N° {n}" <lectrice{n}@ville{n}.example>'] for n in (1, 2, 3)
    ]
    assert mailings.counts(mailing)[DispatchState.WITHDRAWN] == 1


def test_urgent_mail_leaves_before_a_batch(monkeypatch):
    monkeypatch.setattr(leases, "BATCH", 2)
    started(4)
    outbox.post(Draft("code", "bernard@valmont.example", "Votre code", "123"), key="code", now=NOW)

    running.work()

    assert next(message.subject for message in mail.outbox) == "Votre code"
    assert len(mail.outbox) == 5


def test_limits_hold_a_domain_back_without_holding_the_others(monkeypatch):
    throttles.limit("domain:ville0.example", 1)
    started(21)
    naps = []
    monkeypatch.setattr(running.time, "sleep", naps.append)

    running.work(seconds=0.3)

    to = Counter(message.to[0].partition("@")[2] for message in mail.outbox)
    assert to == {f"ville{n}.example>": 1 if n == 0 else 3 for n in range(7)}
    assert naps


def test_a_letter_that_cannot_be_written_is_refused_and_the_others_leave(relay):
    mailing = started(
        [addressee(0, address="deux mots@ville.example"), addressee(1), addressee(2, address="é@ville.example")]
    )

    with relay() as sink:
        running.work()
        assert len(sink.accepted()) == 1

    refused = mailing.dispatches.filter(state=DispatchState.REFUSED).order_by("pk").values_list("reply", flat=True)
    assert [reply.split()[0] for reply in refused] == ["Cette", "Le"]


@pytest.mark.parametrize(("readers", "bells"), [(25, 1), (9, 0)])
def test_a_long_mailing_calls_another_worker_once_and_a_short_one_nobody(relay, monkeypatch, readers, bells):
    monkeypatch.setattr(leases, "BATCH", 10)
    rung = []
    started(readers)

    with relay():
        turn = running.work(ring=lambda: rung.append(1))

    assert (len(rung), turn.is_shared, turn.handed) == (bells, bool(bells), readers)
