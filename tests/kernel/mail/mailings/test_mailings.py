from datetime import timedelta

import pytest

from faitiere.kernel.mail import mailings, throttles
from faitiere.kernel.mail.addresses import hashed
from faitiere.kernel.mail.mailings import (
    AlreadyFrozen,
    Content,
    Estimate,
    MailingElsewhere,
    MarkersUnknown,
    ValuesMissing,
    VariantUnknown,
)
from faitiere.kernel.mail.models import Dispatch, DispatchState, Mailing, MailingState
from faitiere.kernel.mail.sending import sweeping
from tests.factories.mailings import NOW, addressee, frozen, plan, started

pytestmark = pytest.mark.django_db


def test_each_normalised_address_is_frozen_once_in_few_queries(django_assert_max_num_queries):
    twice = addressee(1, address="  LECTRICE1@Ville1.EXAMPLE ")

    with django_assert_max_num_queries(45):
        mailing = frozen([*map(addressee, range(2500)), twice])

    assert (mailing.state, mailing.recipients) == (MailingState.FROZEN, 2500)
    assert sum(mailings.counts(mailing).values()) == 2500
    assert mailing.dispatches.get(address="lectrice1@ville1.example").domain == "ville1.example"


@pytest.mark.parametrize(
    ("people", "fields", "refusal"),
    [
        ([addressee(0), addressee(1, values={"name": "Éva"})], {}, ValuesMissing),
        ([addressee(0), addressee(1, values=addressee(1).values | {"name": "  "})], {}, ValuesMissing),
        ([addressee(0)], {"markers": ("name",)}, MarkersUnknown),
        ([addressee(0, variant="membre")], {}, VariantUnknown),
    ],
)
def test_a_letter_with_a_hole_is_refused_whole(people, fields, refusal):
    with pytest.raises(refusal):
        frozen(people, **fields)

    assert (Mailing.objects.count(), Dispatch.objects.count()) == (0, 0)


def test_what_is_frozen_stays_and_a_freeze_that_was_cut_is_begun_again():
    Mailing.objects.create(key="lettre-1", created_at=NOW, state_since=NOW).dispatches.create(address="a@b.example")

    mailing = frozen(2)

    assert Mailing.objects.get() == mailing
    assert sorted(mailing.dispatches.values_list("domain", flat=True)) == ["ville0.example", "ville1.example"]
    with pytest.raises(AlreadyFrozen):
        frozen(3)


def test_a_mailing_starts_pauses_resumes_and_stops_and_refuses_what_is_too_late():
    mailing = started(3)
    with pytest.raises(MailingElsewhere) as refusal:
        mailings.start(mailing, now=NOW)
    assert "en cours" in str(refusal.value)

    paused = mailings.pause(mailing, reason="Une faute en page 1", now=NOW + timedelta(minutes=1))
    assert (paused.state, paused.reason, paused.state_since) == (
        "paused",
        "Une faute en page 1",
        NOW + timedelta(minutes=1),
    )
    assert mailings.resume(mailing, now=NOW).state == MailingState.RUNNING
    later = NOW + timedelta(days=1)
    assert mailings.reschedule(mailing, not_before=later, now=NOW).not_before == later
    assert not Mailing.objects.due(NOW).exists()
    mailings.stop(mailing, reason="Annulée", now=NOW)

    assert mailings.counts(mailing)[DispatchState.WITHDRAWN] == 3
    assert set(mailing.dispatches.values_list("reply", flat=True)) == {"Annulée"}
    with pytest.raises(MailingElsewhere):
        mailings.resume(mailing, now=NOW)


def test_a_letter_reserved_when_its_mailing_stopped_is_withdrawn_by_the_sweep():
    mailing = started(2)
    mailing.dispatches.update(state=DispatchState.LEASED, lease="x", lease_until=NOW)
    mailings.stop(mailing, now=NOW)

    sweeping.sweep(now=NOW + timedelta(seconds=1))

    assert mailings.counts(mailing)[DispatchState.WITHDRAWN] == 2


def test_a_person_settles_what_is_uncertain_and_only_resending_sends():
    mailing = started(4)
    Mailing.objects.update(state=MailingState.DONE)
    mailing.dispatches.update(state=DispatchState.UNCERTAIN, lease="dead")
    resent, delivered, refused, left = mailing.dispatches.values_list("pk", flat=True)

    assert mailings.settle([delivered], "delivered", now=NOW, why="Vu dans le journal") == 1
    assert mailings.settle([refused], "refused", now=NOW) == 1
    assert Mailing.objects.get().state == MailingState.DONE
    assert mailings.settle([resent, delivered], "resend", now=NOW) == 1

    states = dict(mailing.dispatches.values_list("pk", "state"))
    assert states == {resent: "planned", delivered: "handed_over", refused: "refused", left: "uncertain"}
    assert Mailing.objects.get().state == MailingState.RUNNING
    assert list(mailings.troubles(mailing, DispatchState.UNCERTAIN)) == [mailing.dispatches.get(pk=left)]


def test_an_erased_person_leaves_a_fingerprint_and_gets_nothing_more():
    mailing = started(2)
    address = addressee(0).address

    assert mailings.forget(address.upper(), now=NOW) == 1

    row = mailing.dispatches.get(domain="efface.invalid")
    assert (row.address, row.name, row.values, row.state) == (f"{hashed(address)}@efface.invalid", "", {}, "withdrawn")
    assert mailings.settle([row.pk], "resend", now=NOW) == 0


def test_the_table_of_domains_and_the_numbers_agree():
    mailing = started(9)
    mailing.dispatches.filter(domain="ville0.example").update(state=DispatchState.REFUSED)

    first, second, *others = mailings.domains(mailing)

    assert [first["domain"], first["total"], first["refused"]] == ["ville0.example", 2, 2]
    assert [second["total"], second["planned"], len(others)] == [2, 2, 5]


def test_an_estimate_says_what_binds_it():
    mailing = started([addressee(n, address=f"a{n}@{'gmail.com' if n < 60 else 'valmont.example'}") for n in range(80)])
    assert mailings.estimate(mailing) == Estimate(timedelta(seconds=16), "usuel")
    assert mailings.estimate(25_000) == Estimate(timedelta(seconds=5000), "usuel")

    throttles.limit("domain:gmail.com", 2)
    throttles.limit("*", 5)
    assert mailings.estimate(mailing) == Estimate(timedelta(seconds=30), "domain:gmail.com")

    for second, row in enumerate(mailing.dispatches.filter(domain="gmail.com")):
        row.state, row.changed_at = DispatchState.HANDED_OVER, NOW + timedelta(seconds=second)
        row.save()
    assert mailings.estimate(mailing).bound_by == "mesuré"


def test_two_variants_need_only_their_own_fields():
    contents = (Content("membre", "S", "[[name]]", "[[name]]"), Content("autre", "S", "H", "T"))
    people = [
        addressee(0, variant="membre"),
        addressee(1, variant="autre", values={"unsubscribe_url": "https://rives.example/1"}),
    ]

    assert mailings.freeze(plan(contents=contents), people, now=NOW).recipients == 2
