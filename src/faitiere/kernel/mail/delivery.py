"""Handing messages over to the relay: each is leased before, recorded after, and never sent twice by itself."""

import re
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q

from faitiere.kernel import clock
from faitiere.kernel.mail.models import MessageState, OutboundMessage
from faitiere.kernel.mail.waits import WAITS

LEASE = timedelta(minutes=5)
METHOD = re.compile(r"^METHOD:(\w+)\r?$", re.MULTILINE)
PERMANENT = 500  # RFC 5321 §4.2.1: 5yz is a permanent refusal
TEMPORARY = (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError, ConnectionError, TimeoutError, OSError)


def deliver_due(*, limit: int = 500) -> int:
    """Hand over up to ``limit`` due messages, one at a time on one connection; return how many were handed over."""
    handed = 0
    connection = get_connection(timeout=settings.EMAIL_TIMEOUT) if settings.EMAIL_TIMEOUT else get_connection()
    for _ in range(limit):
        message = _lease(clock.real_now())
        if message is None:
            break
        handed += _hand_over(message, connection)
    connection.close()
    return handed


def release_expired(*, now: datetime) -> int:
    """Mark as uncertain the messages whose worker died: they may have left, so they are never resent by themselves."""
    return OutboundMessage.objects.filter(state=MessageState.LEASED, lease_until__lt=now).update(
        state=MessageState.UNCERTAIN, lease_until=None, reply="Le processus d’envoi s’est arrêté sans rendre compte."
    )


def _due(now: datetime) -> Q:
    waiting = Q(state__in=[MessageState.PLANNED, MessageState.RETRY])
    return waiting & (Q(not_before=None) | Q(not_before__lte=now))


def _lease(now: datetime) -> OutboundMessage | None:
    """Take the oldest due message; the conditional update lets only one worker win."""
    for pk in OutboundMessage.objects.filter(_due(now)).order_by("pk").values_list("pk", flat=True)[:20]:
        won = OutboundMessage.objects.filter(_due(now), pk=pk).update(
            state=MessageState.LEASED, lease_until=now + LEASE, attempts=F("attempts") + 1
        )
        if won:
            return OutboundMessage.objects.get(pk=pk)
    return None


def _hand_over(message: OutboundMessage, connection: BaseEmailBackend) -> int:
    try:
        connection.send_messages([_build(message)])
    except smtplib.SMTPRecipientsRefused as error:
        code, reply = next(iter(error.recipients.values()))
        _refused(message, code, reply)
    except smtplib.SMTPResponseException as error:
        _refused(message, error.smtp_code, error.smtp_error)
    except ValueError as error:
        # It cannot even be written: a header on two lines, an address that is none. Nothing has left.
        _record(message, state=MessageState.REFUSED, reply=f"{type(error).__name__}: {error}"[:500])
    except TEMPORARY as error:
        connection.close()
        _retry(message, f"{type(error).__name__}: {error}")
    else:
        _record(message, state=MessageState.HANDED_OVER, handed_over_at=clock.real_now(), reply="250")
        return 1
    return 0


def _build(message: OutboundMessage) -> EmailMultiAlternatives:
    built = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=message.sender,
        to=[_address(message)],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated", **message.headers},
    )
    if message.html:
        built.attach_alternative(message.html, "text/html")
    if message.calendar:
        _attach_calendar(built, message.calendar)
    for attachment in message.attachments:
        with default_storage.open(attachment["storage_name"]) as file:
            built.attach(attachment["name"], file.read(), attachment["content_type"])
    return built


def _attach_calendar(built: EmailMultiAlternatives, calendar: str) -> None:
    """Give a calendar as the last alternative (RFC 6047 §2.4), which is answered, and as a file for the rest."""
    method = METHOD.search(calendar)
    built.attach_alternative(calendar, f"text/calendar; method={method[1] if method else 'PUBLISH'}")
    built.attach("invitation.ics", calendar.encode(), "application/ics")


def _address(message: OutboundMessage) -> str:
    name = " ".join(message.recipient_name.replace('"', "").replace("\\", "").split())
    return f'"{name}" <{message.recipient}>' if name else message.recipient


def _refused(message: OutboundMessage, code: int, reply: bytes | str) -> None:
    said = f"{code} {reply.decode('utf-8', 'replace') if isinstance(reply, bytes) else reply}"
    if code >= PERMANENT:
        _record(message, state=MessageState.REFUSED, reply=said[:500])
    else:
        _retry(message, said)


def _retry(message: OutboundMessage, said: str) -> None:
    if message.attempts > len(WAITS):
        _record(message, state=MessageState.REFUSED, reply=f"Abandonné après {message.attempts} essais. {said}"[:500])
        return
    not_before = clock.real_now() + WAITS[message.attempts - 1]
    _record(message, state=MessageState.RETRY, not_before=not_before, reply=said[:500])


def _record(message: OutboundMessage, **fields: object) -> None:
    OutboundMessage.objects.filter(pk=message.pk, state=MessageState.LEASED).update(lease_until=None, **fields)
