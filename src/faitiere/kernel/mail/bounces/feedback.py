"""Complaints that providers pass on: abuse reports (ARF, RFC 5965), and the older ways of some."""

from faitiere.kernel.mail.bounces import words
from faitiere.kernel.mail.bounces.dsn import ADDRESS
from faitiere.kernel.mail.bounces.reading import Letter, fields
from faitiere.kernel.mail.bounces.verdicts import BounceKind, Cause, Verdict

# Reports on our signature (DMARC, RFC 6591) and « this was no spam » are no complaint of anybody.
NO_COMPLAINT = {"auth-failure", "not-spam", "dmarc"}
WHOM = ("original-rcpt-to", "removal-recipient", "redacted-address", "original-recipient")


def verdict(letter: Letter) -> Verdict | None:
    """Return the complaint; None when there is none."""
    enclosed = _headers(letter.enclosed)
    told = [block for text in letter.feedback for block in fields(text)]
    hidden = enclosed.get("x-hmxmroriginalrecipient", "")
    if not told and not hidden and not words.has("complaint", letter.header("Subject")):
        return None
    report = {name: value for block in reversed(told) for name, value in block.items()}
    kind = report.get("feedback-type", "abuse").lower()
    if kind in NO_COMPLAINT:
        return Verdict("", BounceKind.UNKNOWN, reason=kind)
    named = [report[name] for name in WHOM if name in report] + [hidden, enclosed.get("to", "")]
    found = next((match[0] for value in named if (match := ADDRESS.search(value))), "")
    return Verdict(found, BounceKind.COMPLAINT, Cause.ABUSE, reason=kind)


def _headers(text: str) -> dict[str, str]:
    blocks = fields(text)
    return blocks[0] if blocks else {}
