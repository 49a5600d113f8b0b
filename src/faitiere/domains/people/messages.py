"""What the room writes to people."""

from faitiere.domains.people.models import Person
from faitiere.kernel.mail.drafts import Draft, render


def erasure_requested(person: Person, *, reason: str, recipient: str, sender_name: str) -> Draft:
    """Tell the staff that somebody asks to be erased, and how long they have to answer."""
    subject = f"Demande d’effacement : {person}"
    body = render(
        "people/messages/erasure_requested",
        {"subject": subject, "sender_name": sender_name, "person": person, "reason": reason},
    )
    return Draft(kind="people.erasure_requested", recipient=recipient, subject=subject, text=body.text, html=body.html)
