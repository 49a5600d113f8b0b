import smtplib
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail.backends.base import BaseEmailBackend

from faitiere.kernel import clock
from faitiere.kernel.mail import delivery, outbox
from faitiere.kernel.mail.drafts import Attachment, Draft
from faitiere.kernel.mail.models import MessageState, OutboundMessage
from tests.harness.sink import sink

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def planned(key="letter-1", **fields):
    return outbox.post(
        Draft(**{"kind": "x", "recipient": "bernard@valmont.example", "subject": "S", "text": "T", **fields}),
        key=key,
        now=NOW,
    )


class Relay(BaseEmailBackend):
    """A relay that answers what the test told it to."""

    answer: Exception | None = None

    def send_messages(self, messages):
        if Relay.answer:
            raise Relay.answer
        return len(messages)


@pytest.fixture
def relay(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Relay"
    yield Relay
    Relay.answer = None


def test_a_due_letter_is_handed_over_once_with_its_own_message_id():
    message = planned(html="<p>T</p>", recipient_name='Bernard "Le" Maire')

    assert delivery.deliver_due() == 1
    assert delivery.deliver_due() == 0

    (sent,) = mail.outbox
    assert sent.extra_headers["Message-ID"] == message.message_id
    assert sent.to == ['"Bernard Le Maire" <bernard@valmont.example>']
    assert sent.alternatives[0].mimetype == "text/html"
    message.refresh_from_db()
    assert (message.state, message.attempts, message.lease_until) == (MessageState.HANDED_OVER, 1, None)


def test_an_attachment_is_read_from_the_storage_when_it_leaves():
    stored = default_storage.save("letters/a.pdf", ContentFile(b"%PDF"))
    planned(attachments=(Attachment("Lettre.pdf", "application/pdf", stored),))

    delivery.deliver_due()

    assert mail.outbox[0].attachments == [("Lettre.pdf", b"%PDF", "application/pdf")]


def test_a_letter_for_later_waits():
    message = planned()
    OutboundMessage.objects.update(not_before=clock.real_now() + timedelta(hours=1))

    assert delivery.deliver_due() == 0
    message.refresh_from_db()
    assert message.state == MessageState.PLANNED


@pytest.mark.parametrize(
    ("answer", "state", "reply"),
    [
        (smtplib.SMTPRecipientsRefused({"b@v": (550, b"no such user")}), MessageState.REFUSED, "550 no such user"),
        (smtplib.SMTPRecipientsRefused({"b@v": (450, b"busy")}), MessageState.RETRY, "450 busy"),
        (smtplib.SMTPDataError(554, b"spam"), MessageState.REFUSED, "554 spam"),
        (smtplib.SMTPSenderRefused(421, b"later", "x"), MessageState.RETRY, "421 later"),
        (ConnectionRefusedError("closed"), MessageState.RETRY, "ConnectionRefusedError: closed"),
    ],
)
def test_a_refusal_is_final_or_retried_as_the_relay_says(relay, answer, state, reply):
    message = planned()
    relay.answer = answer

    assert delivery.deliver_due() == 0

    message.refresh_from_db()
    assert (message.state, message.reply) == (state, reply)
    assert (message.not_before is not None) is (state == MessageState.RETRY)


def test_a_letter_retried_for_days_is_given_up_and_says_so(relay):
    message = planned()
    relay.answer = ConnectionRefusedError("closed")
    for _ in range(len(delivery.WAITS) + 1):
        OutboundMessage.objects.update(not_before=None)
        delivery.deliver_due()

    message.refresh_from_db()
    assert message.state == MessageState.REFUSED
    assert message.reply.startswith("Abandonné après 11 essais.")


def test_a_letter_whose_worker_died_is_uncertain_and_never_resent_by_itself():
    message = planned()
    assert delivery._lease(clock.real_now()) == message

    assert delivery.release_expired(now=clock.real_now()) == 0
    assert delivery.release_expired(now=clock.real_now() + delivery.LEASE + timedelta(seconds=1)) == 1
    assert delivery.deliver_due() == 0

    message.refresh_from_db()
    assert (message.state, mail.outbox) == (MessageState.UNCERTAIN, [])


def test_a_late_outcome_does_not_overwrite_the_doubt():
    message = planned()
    leased = delivery._lease(clock.real_now())
    delivery.release_expired(now=clock.real_now() + timedelta(hours=1))

    delivery._record(leased, MessageState.HANDED_OVER, "250")

    message.refresh_from_db()
    assert message.state == MessageState.UNCERTAIN


def test_a_name_on_two_lines_adds_no_header_and_stops_no_letter():
    planned(recipient_name="Bernard\r\nBcc: autre@ailleurs.example")
    planned(key="letter-2")

    assert delivery.deliver_due() == 2
    assert mail.outbox[0].recipients() == ['"Bernard Bcc: autre@ailleurs.example" <bernard@valmont.example>']


def test_a_message_that_cannot_be_written_is_refused_and_the_next_one_leaves():
    message = planned(headers={"X-Groupe": "deux\nlignes"})
    planned(key="letter-2")

    assert delivery.deliver_due() == 1
    message.refresh_from_db()
    assert (message.state, message.reply.partition(":")[0]) == (MessageState.REFUSED, "BadHeaderError")


def test_a_calendar_leaves_as_an_alternative_that_is_answered_and_as_a_file():
    planned(html="<p>T</p>", calendar="BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Réunion\r\nEND:VCALENDAR\r\n")
    delivery.deliver_due()

    message = mail.outbox[0].message()
    parts = {part.get_content_type(): part for part in message.walk()}
    assert parts["text/calendar"].get_param("method") == "REQUEST"
    assert "SUMMARY:Réunion" in parts["text/calendar"].get_payload(decode=True).decode()
    assert parts["application/ics"].get_filename() == "invitation.ics"


def test_an_urgent_message_whose_answer_never_came_is_doubtful(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    certain, doubtful = (
        planned(html="<p>Été</p>", recipient_name="Zoé"),
        planned(key="letter-2", recipient="eve@y.example"),
    )
    with sink(keep=True) as relay:
        settings.EMAIL_HOST, settings.EMAIL_PORT = relay.host, relay.port
        assert delivery.deliver_due(limit=1) == 1
        received = message_from_bytes(relay.kept()[0], policy=policy.default)
    with sink(vanished=1) as relay:
        settings.EMAIL_PORT = relay.port
        assert delivery.deliver_due() == 0

    assert (received["To"], received["Message-ID"]) == ("Zoé <bernard@valmont.example>", certain.message_id)
    assert [part.get_content().strip() for part in received.iter_parts()] == ["T", "<p>Été</p>"]
    doubtful.refresh_from_db()
    assert doubtful.state == MessageState.UNCERTAIN


def test_a_relay_that_cannot_be_reached_costs_no_message(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tried, left = planned(), planned(key="letter-2")

    assert delivery.deliver_due() == 0

    tried.refresh_from_db()
    left.refresh_from_db()
    assert (tried.state, left.state) == (MessageState.RETRY, MessageState.PLANNED)
    assert (tried.attempts, left.attempts) == (1, 0)


def test_a_code_does_not_wait_until_thousands_of_invitations_have_left():
    for number in range(6):
        planned(key=f"invitation-{number}", subject=f"{number}")
    planned(key="code", subject="Votre code")

    assert delivery.deliver_due() == 7

    assert [message.subject for message in mail.outbox][:2] == ["0", "Votre code"]
