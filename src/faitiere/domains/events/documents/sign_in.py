"""Sign-in sheets: who is expected, with a box to sign."""

from collections.abc import Iterable
from datetime import date

from faitiere.domains.events.documents import paper
from faitiere.domains.events.models import Event, Registration, Session
from faitiere.domains.library.models import NetworkIdentity
from faitiere.kernel import documents
from faitiere.kernel.typography import french

TEMPLATE = "domains/events/typst/sign_in.typ"
# Those who come without being on the list sign too.
BLANK_LINES = 6


def sign_in_sheet(
    event: Event, session: Session | None, people: Iterable[Registration], network: NetworkIdentity, *, on: date
) -> bytes:
    """Return the sheet of an event, or of one of its sessions, as PDF/UA-1."""
    data = {
        "sender": paper.sender(network),
        "event": paper.heading(event),
        "session": french(session.title) if session else "",
        "people": [
            {"name": f"{one.last_name} {one.first_name}".strip(), "from": french(_from(one)), "role": french(one.role)}
            for one in people
        ],
        "blank": BLANK_LINES,
    }
    named = session.title if session else event.title
    return documents.pdf(TEMPLATE, data, title=french(f"Feuille d’émargement : {named}"), date=on)


def _from(one: Registration) -> str:
    return str(one.authority or one.organization_name)
