from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from faitiere.kernel.mail import mailings, outbox, suppressions
from faitiere.kernel.mail.bounces import intake
from faitiere.kernel.mail.composing import identities
from faitiere.kernel.mail.drafts import Draft
from faitiere.kernel.mail.models import (
    BounceReport,
    Dispatch,
    DispatchState,
    MessageState,
    OutboundMessage,
    Suppression,
    SuppressionReason,
)

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(settings):
    """Return a letter that left for the mayor, and the return address that is its own."""
    settings.MAIL_RETURNS = "retours@reseau.example"
    plan = mailings.Plan(
        key="janvier",
        kind="test",
        stream="newsletter:lettre",
        sender="lettre@reseau.example",
        contents=(mailings.Content("", "La lettre", "<p>Bonjour</p>", "Bonjour"),),
    )
    mailing = mailings.freeze(plan, [mailings.Addressee("maire@valmont.example")], now=NOW)
    Dispatch.objects.update(state=DispatchState.HANDED_OVER)
    dispatch = Dispatch.objects.get()
    return dispatch, identities.Identities(mailing).return_path(dispatch.pk)


def report(to, diagnostic, *, status="5.1.1", action="failed", number=0):
    return f"""From: MAILER-DAEMON@relais.example
To: {to}
Subject: Undelivered Mail Returned to Sender
X-Number: {number}
Content-Type: multipart/report; report-type=delivery-status; boundary=B

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; relais.example

Final-Recipient: rfc822; forwarded@elsewhere.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {diagnostic}

--B--
""".encode()


def held():
    return suppressions.held(["maire@valmont.example", "forwarded@elsewhere.example"], stream="newsletter:lettre")


def test_a_mailbox_that_is_gone_is_left_alone_and_its_letter_is_refused(sent):
    dispatch, to = sent
    kept = intake.record(report(to, "550 5.1.1 User unknown"), now=NOW)

    assert (kept.address, kept.cause) == ("maire@valmont.example", "user_unknown")
    assert held() == {"maire@valmont.example"}
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.reply) == (DispatchState.REFUSED, "5.1.1 550 5.1.1 User unknown")
    assert intake.record(report(to, "550 5.1.1 User unknown"), now=NOW) is None


@pytest.mark.parametrize("forged", ["retours+1.1.000000000000@reseau.example", "retours@reseau.example"])
def test_a_report_that_proves_nothing_changes_nothing(sent, forged):
    assert intake.record(report(forged, "550 5.1.1 User unknown"), now=NOW) is None
    assert not Suppression.objects.exists()


@pytest.mark.parametrize(("diagnostic", "status"), [("552 5.2.2 Mailbox full", "5.2.2"), ("", "5.0.0")])
def test_days_of_temporary_refusals_are_counted_not_refusals(sent, settings, diagnostic, status):
    settings.BOUNCE_DAYS = 3
    for number, day in enumerate([0, 0, 0, 1]):
        intake.record(report(sent[1], diagnostic, status=status, number=number), now=NOW + timedelta(days=day))
        intake.record(report(sent[1], "", status="4.4.1", action="delayed", number=number), now=NOW + timedelta(days=9))
    assert held() == set()

    intake.record(report(sent[1], diagnostic, status=status, number=9), now=NOW + timedelta(days=2))
    assert Suppression.objects.get().reason == SuppressionReason.SOFT
    assert held() == {"maire@valmont.example"}


def test_what_is_our_fault_never_counts_against_the_address(sent, settings, caplog):
    settings.BOUNCE_DAYS = 1
    intake.record(report(sent[1], "554 5.7.1 blocked using zen.spamhaus.org", status="5.7.1"), now=NOW)

    assert held() == set()
    assert "blocked" in caplog.text


def test_a_doubt_is_settled_by_what_comes_back(sent):
    dispatch, to = sent
    Dispatch.objects.update(state=DispatchState.UNCERTAIN)
    intake.record(report(to, "250 ok", status="2.0.0", action="delivered"), now=NOW)
    dispatch.refresh_from_db()
    assert dispatch.state == DispatchState.HANDED_OVER

    letter = outbox.post(Draft(kind="x", recipient="Amina@reseau.example", subject="S", text="T"), key="x", now=NOW)
    OutboundMessage.objects.update(state=MessageState.UNCERTAIN)
    absent = f"From: amina@reseau.example\nSubject: Out of office\nAuto-Submitted: auto-replied\nIn-Reply-To: {letter.message_id}\n\nBye"
    assert intake.record(absent.encode(), now=NOW) is None
    assert OutboundMessage.objects.get().state == MessageState.HANDED_OVER


def test_evidence_is_forgotten_with_the_person_or_after_a_year_and_the_fingerprint_stays(sent):
    intake.record(report(sent[1], "550 5.1.1 User unknown"), now=NOW)
    assert intake.forget("Maire@valmont.example") == 1
    assert held() == {"maire@valmont.example"}

    intake.record(report(sent[1], "550 5.1.1 User unknown"), now=NOW)
    assert intake.record_all([b"nothing"], now=NOW + timedelta(days=366)) == 1
    assert not BounceReport.objects.exists()


def test_the_command_prints_a_line_for_each_message_and_records_when_asked(sent, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1").write_bytes(report(sent[1], "550 5.1.1 User unknown"))
    (tmp_path / "2").write_bytes(b"\xff")
    out = StringIO()

    call_command("read_bounces", str(tmp_path), stdout=out)
    assert not BounceReport.objects.exists()
    assert [line.split('"class": ')[1][:9] for line in out.getvalue().splitlines()] == ['"unknown"', '"hard", "']

    call_command("read_bounces", "--record", str(tmp_path), stdout=out)
    assert BounceReport.objects.count() == 1


def test_a_message_made_to_stop_the_reading_stops_nothing(sent, caplog):
    dispatch, return_path = sent
    name = f"{dispatch.mailing_id}.{dispatch.pk}.aaaaaaaaaaaa".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    odd = report("retours@reseau.example", "550 5.1.1 no\0such user")
    replies = [f"<{name}@x>".encode(), b"=?utf-7?q?<a+2AA-@b>?=", b"<a\0b@c.example>"]
    poison = [odd.replace(b"X-Number: 0", b"In-Reply-To: " + reply) for reply in replies]
    known = report(return_path, "550 5.1.1 no\0such user")

    assert intake.record_all([*poison, known], now=NOW) == 4

    assert not caplog.records
    assert BounceReport.objects.get().reason.endswith("nosuch user")
