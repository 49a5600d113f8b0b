"""What calendars answer to an invitation by e-mail (iTIP METHOD:REPLY, RFC 5546 §3.2.3, carried as RFC 6047 says)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from icalendar import Calendar

CALENDAR = "text/calendar"


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
    """Return the answer that a message carries; None when it carries none, as most mail does."""
    message = message_from_bytes(raw, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == CALENDAR or (part.get_filename() or "").lower().endswith(".ics"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and (reply := _reply(payload, message)):
                return reply
    return None


def _reply(payload: bytes, message: EmailMessage) -> CalendarReply | None:
    try:
        calendar = Calendar.from_ical(payload)
    except ValueError:
        return None
    entry = next(iter(calendar.walk("VEVENT")), None)
    if str(calendar.get("method", "")).upper() != "REPLY" or entry is None:
        return None
    attendees = entry.get("attendee", [])
    # Who delegates says so on a first line; the delegate, on a second one.
    attendee = attendees[0] if isinstance(attendees, list) and attendees else attendees
    if not attendee or not entry.get("uid"):
        return None
    parameters: Any = getattr(attendee, "params", {})
    sender = getaddresses([str(message.get("From", ""))])[0][1].lower()
    speaks_for = {_mailbox(attendee), _mailbox(parameters.get("SENT-BY", ""))}
    return CalendarReply(
        uid=str(entry["uid"]),
        attendee=_mailbox(attendee),
        status=str(parameters.get("PARTSTAT", "NEEDS-ACTION")).upper(),
        said_at=_said_at(entry, message),
        sender=sender,
        sequence=int(str(entry["sequence"])) if "sequence" in entry else None,
        delegate=_mailbox(parameters.get("DELEGATED-TO", "")),
        is_forged=sender not in speaks_for or _failed(message),
    )


def _mailbox(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return str(first or "").strip('"').lower().removeprefix("mailto:").strip()


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
