"""Reading what came back: reports for programs first (RFC 3464), then complaints (RFC 5965), then words for people."""

import re
from email.errors import MessageError

from faitiere.kernel.mail.bounces import dsn, feedback, prose, replies
from faitiere.kernel.mail.bounces.reading import Letter, fields, opened
from faitiere.kernel.mail.bounces.verdicts import BounceKind, Cause, Report, Verdict

ID = re.compile(r"<[^<>\s@]+@[^<>\s]+>")
# What was written to a list or a newsgroup is addressed to it, not to the reader who failed.
LISTED = {"newsgroups", "list-post", "x-mailman-version"}
UNREADABLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
    AssertionError,
    MessageError,
)


def read(raw: bytes) -> Report:
    """Return what a message says of each address; a message that no parser makes sense of says nothing."""
    try:
        letter = opened(raw)
        return Report(tuple(_verdicts(letter)), _message_ids(letter), _addressed_to(letter))
    except UNREADABLE as error:
        return Report((Verdict("", BounceKind.UNKNOWN, reason=f"{type(error).__name__}: {error}"[:300]),))


def _verdicts(letter: Letter) -> list[Verdict]:
    complaint = feedback.verdict(letter)
    if complaint:
        return [complaint]
    if found := dsn.verdicts(letter):
        return found
    refused = _refused_receipt(letter)
    if refused:
        return [refused]
    answer = replies.verdict(letter)
    if prose.is_report(letter) and not (
        answer and answer.cause in {Cause.ABSENT, Cause.RECEIPT} and not prose.is_daemon(letter)
    ):
        return _with_fallback(prose.verdicts(letter), letter)
    return [answer or Verdict("", BounceKind.UNKNOWN, reason=letter.header("Subject")[:300])]


def _refused_receipt(letter: Letter) -> Verdict | None:
    """Return the refusal that a mailbox filter (Sieve) words as a receipt: « automatically rejected »."""
    if not letter.dispositions or "reject" not in letter.header("Subject").lower():
        return None
    block = {name: value for text in letter.dispositions for one in fields(text) for name, value in one.items()}
    return dsn.verdicts(Letter(letter.message, letter.prose, [f"Final-Recipient: {block.get('final-recipient', '')}"]))[
        0
    ]


def _with_fallback(found: list[Verdict], letter: Letter) -> list[Verdict]:
    """Return verdicts with the address of our own message, when the report names none."""
    if any(verdict.recipient for verdict in found):
        return found
    block = next(iter(fields(letter.enclosed)), {})
    named = _variable(letter) or ([] if LISTED & block.keys() else dsn.ADDRESS.findall(block.get("to", "")))
    return [Verdict(named[0], *_rest(found[0]))] if len(named) == 1 else found


def _rest(verdict: Verdict) -> tuple[BounceKind, Cause, str, str, bool]:
    return verdict.kind, verdict.cause, verdict.status, verdict.reason, verdict.is_delay


def _variable(letter: Letter) -> list[str]:
    """Return the address that the return path spells: « bounces+name=town.example@… » (VERP)."""
    found = re.search(r"\+([^@\s<>]+)=([\w.-]+)@", letter.header("To"))
    return [f"{found[1]}@{found[2]}"] if found else []


def _message_ids(letter: Letter) -> tuple[str, ...]:
    """Return the Message-IDs of what it may answer, the surest first."""
    block = next(iter(fields(letter.enclosed)), {})
    told = " ".join(
        fields_[name]
        for text in [*letter.statuses, *letter.dispositions, *letter.feedback]
        for fields_ in fields(text)
        for name in ("original-message-id", "x-original-message-id")
        if name in fields_
    )
    body = re.findall(r"(?i)message-id:\s*(<[^<>\s]+>)", letter.prose)
    thread = f"{letter.header('In-Reply-To')} {letter.header('References')}"
    found = [block.get("message-id", ""), told, *body, thread]
    return tuple(dict.fromkeys(one for text in found for one in ID.findall(text)))[:20]


def _addressed_to(letter: Letter) -> tuple[str, ...]:
    """Return the addresses that received the report: our return path, which may name the message."""
    names = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
    return tuple(dict.fromkeys(one for name in names for one in dsn.ADDRESS.findall(letter.header(name))))
