"""Minutes on paper: the « relevé de décisions »."""

from datetime import date
from typing import Any

from faitiere.domains.events.documents import paper
from faitiere.domains.events.models import Decision, Minutes
from faitiere.domains.events.queries.minutes import blocks
from faitiere.domains.library.models import NetworkIdentity
from faitiere.kernel import documents
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.typography import french

TEMPLATE = "domains/events/typst/minutes.typ"


def minutes_sheet(minutes: Minutes, network: NetworkIdentity, *, on: date) -> bytes:
    """Return the minutes as PDF/UA-1."""
    following = minutes.next_event
    data = {
        "sender": paper.sender(network),
        "event": paper.heading(minutes.event),
        "draft": minutes.published_at is None,
        "correction": french(minutes.correction) if minutes.corrected_at else "",
        "attendance": blocks(minutes.attendance_note),
        "text": blocks(minutes.text),
        "decisions": [_decision(one) for one in minutes.decisions.select_related("owner")],
        "next": french(f"{following.title}, {following.when}") if following else "",
    }
    return documents.pdf(TEMPLATE, data, title=french(f"Relevé de décisions : {minutes.event.title}"), date=on)


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "text": french(one.text),
        "owner": str(one.owner or one.owner_name),
        "due": french(str(PartialDate(one.due_on))) if one.due_on else "",
        "done": french(str(PartialDate(one.done_on))) if one.done_on else "",
    }
