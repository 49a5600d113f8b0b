"""Handing one message to an e-mail backend that is not SMTP: what it says, or raises, becomes an outcome."""

import smtplib

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from faitiere.kernel.mail import checkpoints
from faitiere.kernel.mail.relay.outcomes import Outcome, Verdict, of_reply, of_sender, of_trouble

# What an HTTP provider says when the fault is ours or the moment's, not the letter's (Anymail's `status_code`).
OUR_FAULT = {401, 402, 403, 408, 429}
SERVER_FAULT = 500
# Backends of providers answer for each recipient (Anymail's `anymail_status`).
TURNED_DOWN = {"invalid", "rejected", "failed"}


def hand_over(backend: BaseEmailBackend, message: EmailMessage) -> Outcome:
    """Hand a message over to one recipient. When the line breaks on the way, nobody knows: the outcome is doubtful."""
    checkpoints.reached("before content")
    try:
        backend.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        return of_reply(*next(iter(error.recipients.values())))
    except smtplib.SMTPSenderRefused as error:
        return of_sender(error.smtp_code, error.smtp_error)
    except smtplib.SMTPResponseException as error:
        return of_reply(error.smtp_code, error.smtp_error)
    except ValueError as error:
        # It cannot even be written: a header on two lines, an address that is none. Nothing has left.
        return Outcome(Verdict.REFUSED, f"{type(error).__name__}: {error}"[:500])
    except Exception as error:
        return _of_provider(error)
    checkpoints.reached("after content")
    return _of_status(message)


def _of_provider(error: Exception) -> Outcome:
    code = getattr(error, "status_code", None)
    said = f"{code or type(error).__name__}: {error}"[:500]
    if code is None:
        # A refused connection was never one; any other break may have come after the letter.
        return of_trouble(error, written=not isinstance(error, ConnectionRefusedError | smtplib.SMTPConnectError))
    if code in OUR_FAULT:
        return Outcome(Verdict.UNSAID, said)
    return Outcome(Verdict.DOUBTFUL if code >= SERVER_FAULT else Verdict.REFUSED, said)


def _of_status(message: EmailMessage) -> Outcome:
    status = getattr(message, "anymail_status", None)
    if status is None:
        return Outcome(Verdict.ACCEPTED, "250")
    said = f"{'/'.join(sorted(status.status or []))} {status.message_id or ''}".strip()[:500]
    return Outcome(Verdict.REFUSED if set(status.status or []) & TURNED_DOWN else Verdict.ACCEPTED, said)
