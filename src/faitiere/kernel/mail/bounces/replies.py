"""Answers that machines give for people: absences, departures, challenges, receipts. No address fails by them."""

import re

from faitiere.kernel.mail.bounces import words
from faitiere.kernel.mail.bounces.reading import Letter
from faitiere.kernel.mail.bounces.verdicts import BounceKind, Cause, Verdict


def verdict(letter: Letter) -> Verdict | None:
    """Return the answer of a machine; None when the message is none."""
    subject = letter.header("Subject")
    if letter.dispositions or words.has("receipt", subject):
        return _answer(letter, Cause.RECEIPT)
    if not _is_automatic(letter, subject):
        return None
    if words.departure(f"{subject}\n{letter.prose}"):
        return _answer(letter, Cause.HAS_LEFT)
    said = f"{subject}\n{letter.prose[:3000]}"
    asks = (words.has("challenge", said) or words.has("robot", said)) and not words.has("absence", subject)
    return _answer(letter, Cause.CHALLENGE if asks else Cause.ABSENT)


def _is_automatic(letter: Letter, subject: str) -> bool:
    said = letter.header("Auto-Submitted").lower()
    marks = letter.header("Precedence").lower() in {"auto_reply", "auto-reply"} or any(
        letter.header(name) for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Autoreply-Domain")
    )
    is_list = letter.header("List-Id") or letter.header("List-Unsubscribe")
    return bool(
        said.startswith("auto-replied")
        or marks
        or (said.startswith("auto-generated") and not is_list)
        or words.has("absence", subject)
        or words.has("challenge", subject)
        or words.has("robot", letter.prose[:3000])
    )


def _answer(letter: Letter, cause: Cause) -> Verdict:
    from_ = letter.header("From") or letter.header("Return-Path")
    found = re.search(r"[^\s<>\"]+@[\w.-]+", from_)
    return Verdict(found[0] if found else "", BounceKind.AUTO_REPLY, cause, reason=letter.header("Subject")[:300])
