"""Reports made to be read by programs: delivery status notifications (RFC 3464), also those that are a little wrong."""

import re

from faitiere.kernel.mail.bounces import refusals
from faitiere.kernel.mail.bounces.reading import Letter, fields
from faitiere.kernel.mail.bounces.verdicts import BounceKind, Cause, Verdict

ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'@|=/]+@[\w.-]+\w", re.UNICODE)
WARNINGS = ("delay", "warn", "queued", "relayed-delay")
SUCCESSES = ("deliver", "relay", "expand")


def verdicts(letter: Letter) -> list[Verdict]:
    """Return what the status parts say of each address, the first word on each when said twice."""
    found: dict[str, Verdict] = {}
    for text in letter.statuses or _loose(letter.prose):
        blocks = fields(text)
        whole = blocks[0] if blocks else {}
        for block in blocks:
            if "final-recipient" in block or "original-recipient" in block:
                verdict = _verdict({**_status_apart(whole), **block}, letter.prose)
                found.setdefault(verdict.recipient.lower(), verdict)
    return list(found.values())


def _loose(prose: str) -> list[str]:
    """Return a status that lies in the text: its envelope was broken on the way."""
    return [prose] if "final-recipient:" in prose.lower() and "action:" in prose.lower() else []


def _status_apart(whole: dict[str, str]) -> dict[str, str]:
    """Return an action or status that was written in the block of the message instead of the recipient's."""
    return {name: whole[name] for name in ("action", "status", "diagnostic-code") if name in whole}


def _verdict(block: dict[str, str], prose: str) -> Verdict:
    recipient = _recipient(block)
    action = block.get("action", "failed").lower()
    status = block.get("status", "")
    if action.startswith(SUCCESSES):
        return Verdict(recipient, BounceKind.DELIVERED, Cause.RECEIPT, status[:11], action)
    told = " ".join(
        filter(None, (_diagnostic(block), status.partition(" ")[2], action.partition(" ")[2], block.get("x-notes", "")))
    )
    is_delay = action.startswith(WARNINGS)
    return refusals.judged(recipient, told, status=status, context=_around(prose, recipient), is_delay=is_delay)


def _diagnostic(block: dict[str, str]) -> str:
    """Return the diagnostic without its type: « smtp; 550 5.1.1 … »."""
    told = block.get("diagnostic-code", "")
    kind, semicolon, rest = told.partition(";")
    return rest.strip() if semicolon and re.fullmatch(r"[\w. -]{1,20}", kind) else told


def _recipient(block: dict[str, str]) -> str:
    """Return the address that we wrote to: the original one when it is given, else the final one."""
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        value = block.get(name, "")
        found = ADDRESS.search(value.partition(";")[2] or value)
        if found and not value.lower().startswith("x400"):
            return found[0].strip(".")
    value = block.get("final-recipient", "")
    return (value.partition(";")[2] or value).strip(" <>")


def _around(prose: str, recipient: str) -> str:
    """Return what the message for people says, from the address on, then from its start."""
    where = prose.lower().find(recipient.lower()) if recipient else -1
    return f"{prose[where : where + 1500]}\n{prose[:where]}"[:3000] if where >= 0 else prose[:3000]
