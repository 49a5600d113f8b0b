"""What the room writes to people."""

from faitiere.domains.accounts.models import User
from faitiere.domains.people.models import Correction, Person
from faitiere.kernel.mail.drafts import Draft, render
from faitiere.kernel.typography import french


def correction_decided(correction: Correction, author: User, *, sender_name: str) -> Draft:
    """Tell the author of a correction what became of it, and why."""
    subject = french(f"Votre correction a été {correction.get_state_display()} : {correction.authority}")
    context = {"subject": subject, "sender_name": sender_name, "author": author, "correction": correction}
    body = render("people/messages/correction_decided", context)
    return Draft(
        kind="people.correction_decided",
        recipient=author.email,
        recipient_name=str(author),
        subject=subject,
        text=body.text,
        html=body.html,
    )


def erasure_requested(person: Person, *, reason: str, recipient: str, sender_name: str) -> Draft:
    """Tell the staff that somebody asks to be erased, and how long they have to answer."""
    subject = f"Demande d’effacement : {person}"
    body = render(
        "people/messages/erasure_requested",
        {"subject": subject, "sender_name": sender_name, "person": person, "reason": reason},
    )
    return Draft(kind="people.erasure_requested", recipient=recipient, subject=subject, text=body.text, html=body.html)
