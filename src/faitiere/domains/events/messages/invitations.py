"""Invitations and their reminders, each to one person, with the personal link."""

from dataclasses import dataclass

from faitiere.domains.events.models import Invitation
from faitiere.kernel.mail.drafts import Attachment, Draft, render
from faitiere.kernel.typography import french

LETTER = "invitation.pdf"


@dataclass(frozen=True)
class Envelope:
    """What surrounds a message to an invited person."""

    salutation: str
    link: str
    sender_name: str
    reply_to: str = ""


def invited(
    invitation: Invitation, around: Envelope, *, calendar: str = "", enclosures: tuple[Attachment, ...] = ()
) -> Draft:
    """Invite somebody: one tap answers, and the calendar can answer too. The letter comes first in what is enclosed."""
    return _draft("invited", "Invitation", invitation, around, calendar=calendar, enclosures=enclosures)


def reminded(invitation: Invitation, around: Envelope) -> Draft:
    """Remind somebody who has not answered."""
    return _draft("reminded", "Rappel", invitation, around)


def withdrawn(invitation: Invitation, around: Envelope, *, calendar: str = "") -> Draft:
    """Tell somebody that an invitation they received is taken back, and take the event out of their calendar."""
    return _draft("withdrawn", "Invitation retirée", invitation, around, calendar=calendar)


def _draft(
    kind: str,
    word: str,
    invitation: Invitation,
    around: Envelope,
    *,
    calendar: str = "",
    enclosures: tuple[Attachment, ...] = (),
) -> Draft:
    event = invitation.event
    subject = french(f"{word} : {event.short_title or event.title}")
    context = {
        "subject": subject,
        "sender_name": around.sender_name,
        "salutation": around.salutation,
        "link": around.link,
        "event": event,
        "when": french(str(event.when)),
        "place": event.venue or event.place,
        "has_letter": LETTER in {enclosed.name for enclosed in enclosures},
        "closes_at": event.registration_closes_at,
    }
    body = render(f"events/messages/{kind}", context)
    return Draft(
        kind=f"events.{kind}",
        recipient=invitation.email,
        recipient_name=str(invitation),
        reply_to=around.reply_to,
        subject=subject,
        text=body.text,
        html=body.html,
        attachments=enclosures,
        calendar=calendar,
    )
