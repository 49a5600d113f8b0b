"""What calendars answer to an invitation by e-mail (iTIP METHOD:REPLY, RFC 5546 §3.2.3, carried as RFC 6047 says)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from icalendar import Calendar

from faitiere.kernel.mail.providers import domain_of, is_of_a_house

CALENDAR = "text/calendar"
LONGEST = 254


@dataclass(frozen=True)
class CalendarReply:
    """One answer: who says what about which event, of which version, when; and who sent it."""

    uid: str
    attendee: str
    status: str
    said_at: datetime
    sender: str
    sequence: int | None = None
    delegate: str = ""
    is_forged: bool = False


def read(raw: bytes) -> CalendarReply | None:
    """Return the answer that a message carries; None when it carries none, as most mail does.

    Anybody writes to a mailbox: what no parser makes sense of carries no answer, and stops none of the others.
    """
    try:
        return _read(message_from_bytes(raw, policy=policy.default))
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _read(message: EmailMessage) -> CalendarReply | None:
    for part in message.walk():
        if part.get_content_type() == CALENDAR or (part.get_filename() or "").lower().endswith(".ics"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and (reply := _reply(payload, message)):
                return reply
    return None


def _reply(payload: bytes, message: EmailMessage) -> CalendarReply | None:
    calendar = Calendar.from_ical(payload)
    entry = next(iter(calendar.walk("VEVENT")), None)
    if str(calendar.get("method", "")).upper() != "REPLY" or entry is None:
        return None
    attendees = entry.get("attendee", [])
    # Who delegates says so on a first line; the delegate, on a second one.
    attendee = attendees[0] if isinstance(attendees, list) and attendees else attendees
    uid = str(entry.get("uid", ""))
    if not attendee or not uid.isprintable() or not uid:
        return None
    parameters: Any = getattr(attendee, "params", {})
    sender = getaddresses([str(message.get("From", ""))])[0][1].lower()
    return CalendarReply(
        uid=uid,
        attendee=_address(_mailbox(attendee)),
        status=str(parameters.get("PARTSTAT", "NEEDS-ACTION")).upper(),
        said_at=_said_at(entry, message),
        sender=sender,
        sequence=int(str(entry["sequence"])) if "sequence" in entry else None,
        delegate=_address(_mailbox(parameters.get("DELEGATED-TO", ""))),
        is_forged=not _speaks_for(_mailbox(attendee), sender, parameters) or _failed(message),
    )


def _speaks_for(attendee: str, sender: str, parameters: Any) -> bool:
    """Tell whether the sender may answer: the person, or a secretary of the same house who says so (SENT-BY).

    Anybody may write SENT-BY, and the UID of a public event is no secret: another domain is never believed.
    """
    says_so = sender == _mailbox(parameters.get("SENT-BY", ""))
    is_colleague = is_of_a_house(attendee) and domain_of(sender) == domain_of(attendee)
    return sender == attendee or (says_so and is_colleague)


def _mailbox(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return str(first or "").strip('"').lower().removeprefix("mailto:").strip()


def _address(text: str) -> str:
    """Return an address that is one and that a mail server takes (RFC 5321 §4.5.3.1.3), "" otherwise."""
    try:
        validate_email(text)
    except ValidationError:
        return ""
    return text if len(text) <= LONGEST else ""


def _said_at(entry: Any, message: EmailMessage) -> datetime:
    """Return when it was said: DTSTAMP, which iTIP requires, else the date of the message."""
    if "dtstamp" in entry:
        stamped: datetime = entry["dtstamp"].dt
        return stamped if stamped.tzinfo else stamped.replace(tzinfo=UTC)
    sent = parsedate_to_datetime(str(message["Date"]))
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _failed(message: EmailMessage) -> bool:
    """Tell whether the server that received the message says that its sender is not who it claims (RFC 8601)."""
    results = " ".join(str(value) for value in message.get_all("Authentication-Results", []))
    return "dmarc=fail" in results.lower()
