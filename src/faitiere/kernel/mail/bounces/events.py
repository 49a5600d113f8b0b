"""What a provider tells by webhook, in Anymail's one vocabulary: read like a message that came back."""

import json
import re
from hashlib import sha256
from typing import Any

from faitiere.kernel import clock
from faitiere.kernel.mail.bounces import intake, refusals
from faitiere.kernel.mail.bounces.verdicts import KIND_OF, BounceKind, Cause, Report, Verdict

NAMED = re.compile(r"[\w.+-]{1,100}@[\w.-]{1,100}")
NAMES_AT_MOST = 20
FAILURES = {"bounced", "rejected", "failed"}
# How providers say that a refusal is only for now.
PASSING = re.compile(r"soft|transient|mailbox.?full|dnserror", re.IGNORECASE)


def hear(sender: Any, event: Any, **told: Any) -> None:  # noqa: ARG001 - what signals send
    """Draw the consequences of one event; openings and clicks have none, and are not kept."""
    verdict = verdict_of(event)
    if verdict is None:
        return
    said = json.dumps(event.esp_event, default=str, sort_keys=True)
    names = tuple(f"<{name}>" for name in dict.fromkeys(NAMED.findall(said)))[:NAMES_AT_MOST]
    intake.keep(Report((verdict,), names), sha256(said.encode()).hexdigest(), now=clock.real_now())


def verdict_of(event: Any) -> Verdict | None:
    """Return what an event says of its address; None when it says nothing that counts."""
    address = event.recipient or ""
    said = event.mta_response or event.description or ""
    if event.event_type == "complained":
        return Verdict(address, BounceKind.COMPLAINT, Cause.ABUSE)
    if event.event_type == "delivered":
        return Verdict(address, BounceKind.DELIVERED)
    if event.event_type == "deferred":
        return refusals.judged(address, said, is_delay=True)
    return _refused(address, said, event) if event.event_type in FAILURES else None


def _refused(address: str, said: str, event: Any) -> Verdict:
    verdict = refusals.judged(address, said) if said else _unexplained(address, event.reject_reason)
    is_passing = isinstance(event.esp_event, dict) and (
        event.esp_event.get("hard_bounce") is False
        or PASSING.search(f"{event.esp_event.get('event', '')} {event.esp_event.get('Type', '')}")
    )
    if is_passing and verdict.kind == BounceKind.HARD:
        return Verdict(address, BounceKind.SOFT, Cause.TEMPORARY, verdict.status, verdict.reason)
    return verdict


def _unexplained(address: str, why: str | None) -> Verdict:
    """Return the verdict when the provider gives no words of the server: its own reason, else one day's point."""
    causes = {"invalid": Cause.USER_UNKNOWN, "blocked": Cause.BLOCKED, "spam": Cause.CONTENT}
    cause = causes.get(why or "", Cause.UNEXPLAINED)
    return Verdict(address, KIND_OF[cause], cause)
