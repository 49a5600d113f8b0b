"""What may come of handing a letter over."""

import smtplib
from dataclasses import dataclass
from enum import Enum

PERMANENT = 500  # RFC 5321 §4.2.1: 5yz is a permanent refusal
CLOSING = 421  # RFC 5321 §4.2.3: the relay ends the conversation, whatever the letter


class Verdict(Enum):
    """What one may know of a letter; doubt is one of these."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LATER = "later"
    DOUBTFUL = "doubtful"  # its last byte left, and no answer came
    UNSAID = "unsaid"  # the relay failed us before the letter: this one has not left
    SENDER_REFUSED = "sender refused"  # the relay wants nothing of us: this one has not left


@dataclass(frozen=True)
class Outcome:
    """What became of one letter, and the relay's own words."""

    verdict: Verdict
    reply: str


UNTRIED = Outcome(Verdict.UNSAID, "Aucune connexion ne s’ouvre, ou le temps a manqué.")


def of_unwritable(error: Exception) -> Outcome:
    """Say that a letter cannot even be written: a header on two lines, an address that is none. Nothing has left."""
    return Outcome(Verdict.REFUSED, f"{type(error).__name__}: {error}"[:500])


def of_reply(code: int, words: bytes | str) -> Outcome:
    """Read the relay's answer about a letter."""
    said = f"{code} {words.decode('utf-8', 'replace') if isinstance(words, bytes) else words}"[:500]
    if code < 400:
        return Outcome(Verdict.ACCEPTED, said)
    return Outcome(Verdict.REFUSED if code >= PERMANENT else Verdict.LATER, said)


def of_sender(code: int, words: bytes) -> Outcome:
    """Read the relay's answer about us, before any recipient is named."""
    said = of_reply(code, words)
    return Outcome(Verdict.SENDER_REFUSED if code >= PERMANENT else Verdict.UNSAID, said.reply)


def of_trouble(error: Exception, *, written: bool, heard: bool = False) -> Outcome:
    """Read a broken conversation: once the last byte was written, only the relay knows.

    Before, nothing has left. A letter of which the relay had `heard` waits like any other that was put off: the same
    one might break the line each time.
    """
    unsaid = Verdict.LATER if heard else Verdict.UNSAID
    if isinstance(error, smtplib.SMTPResponseException):
        return Outcome(unsaid, of_reply(error.smtp_code, error.smtp_error).reply)
    words = f"{type(error).__name__}: {error}"[:500]
    return Outcome(Verdict.DOUBTFUL if written else unsaid, words)
