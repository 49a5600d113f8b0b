"""Judging one refusal: words first, for codes are often wrong (« 5.7.1 » stands for anything), then codes."""

from faitiere.kernel.mail.bounces import codes, words
from faitiere.kernel.mail.bounces.verdicts import KIND_OF, BounceKind, Cause, Verdict

LONGEST = 300
# Codes that say more than any words beside them: the address itself is wrong, or its box is full.
PLAIN = {"5.1.1", "5.1.10", "5.2.2", "4.2.2", "5.1.2", "5.4.4"}


def judged(recipient: str, told: str, *, status: str = "", context: str = "", is_delay: bool = False) -> Verdict:
    """Return the verdict on an address, from what is told of it, its status, and the rest of the message."""
    given = codes.status_in(status)
    written = codes.status_in(told)
    status = written if not given or (given.endswith(".0.0") and _agree(given, written)) else given
    beside = codes.status_in(context)
    status = beside if not status or (status.endswith(".0.0") and not written and _agree(status, beside)) else status
    cause = _cause(status, told, context)
    # « 4.0.0 » says nothing: a domain that does not exist, given up on, does not exist.
    is_gone = cause == Cause.DOMAIN_UNKNOWN and status == "4.0.0" and not is_delay
    cause = cause if is_gone else codes.softened(cause, "4" if is_delay else status[:1])
    if cause == Cause.NONE:
        cause = Cause.TEMPORARY if is_delay else Cause.UNEXPLAINED
    kind = BounceKind.SOFT if is_delay else KIND_OF[cause]
    reason = " ".join((told.strip(" \n:.<>") or context).split()).lstrip(" >)]:;,\"'*=-")[:LONGEST]
    return Verdict(recipient, kind, cause, status, reason, is_delay=is_delay)


def _cause(status: str, told: str, context: str) -> Cause:
    spoken = words.cause_of(told)
    coded = codes.cause_of(status, told)
    if status in PLAIN and (spoken == Cause.NONE or KIND_OF[spoken] != BounceKind.TECHNICAL):
        return coded if spoken in {Cause.NONE, Cause.EXPIRED, Cause.TEMPORARY, Cause.UNREACHABLE} else spoken
    if spoken != Cause.NONE:
        return spoken
    return coded if coded != Cause.NONE else words.cause_of(context)


def _agree(given: str, written: str) -> bool:
    return bool(written) and given[0] == written[0]
