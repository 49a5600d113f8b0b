"""What is written after the day: certificates, minutes, and those who ask to read them."""

from typing import Any

from faitiere.domains.accounts.models import User
from faitiere.domains.events.models import Certificate, Minutes, MinutesRequest, Registration
from faitiere.kernel.mail.drafts import Draft, render
from faitiere.kernel.typography import french


def certificate(issued: Certificate, *, url: str, sender_name: str) -> Draft:
    """Tell somebody who came that their certificate is ready."""
    one = issued.registration
    subject = french(f"Votre attestation de présence : {one.event}")
    return _to(one, "certificate", subject, {"event": one.event, "url": url, "sender_name": sender_name})


def minutes_published(minutes: Minutes, one: Registration, *, url: str, sender_name: str) -> Draft:
    """Tell somebody who took part that the minutes may be read, and what they are asked to do."""
    mine = [decision for decision in minutes.decisions.all() if one.person_id and decision.owner_id == one.person_id]
    subject = french(f"Compte rendu : {minutes.event}")
    facts = {"event": minutes.event, "minutes": minutes, "mine": mine, "url": url, "sender_name": sender_name}
    return _to(one, "minutes_published", subject, facts)


def minutes_requested(request: MinutesRequest, reader: User, *, sender_name: str) -> Draft:
    """Tell the staff that somebody asks to read minutes."""
    subject = french(f"Compte rendu demandé : {request.minutes.event}")
    facts = {"subject": subject, "request": request, "event": request.minutes.event, "sender_name": sender_name}
    body = render("events/messages/minutes_requested", facts)
    return Draft(
        kind="events.minutes_requested",
        recipient=reader.email,
        recipient_name=str(reader),
        reply_to=request.email,
        subject=subject,
        text=body.text,
        html=body.html,
    )


def minutes_decided(request: MinutesRequest, *, url: str, sender_name: str) -> Draft:
    """Answer somebody who asked to read minutes: where, or that they are not given."""
    subject = french(f"Votre demande de compte rendu : {request.minutes.event}")
    facts = {"subject": subject, "request": request, "event": request.minutes.event, "url": url}
    body = render("events/messages/minutes_decided", facts | {"sender_name": sender_name})
    return Draft(
        kind="events.minutes_decided",
        recipient=request.email,
        recipient_name=request.name,
        subject=subject,
        text=body.text,
        html=body.html,
    )


def _to(one: Registration, name: str, subject: str, facts: dict[str, Any]) -> Draft:
    body = render(f"events/messages/{name}", facts | {"subject": subject, "registration": one})
    return Draft(
        kind=f"events.{name}",
        recipient=one.email,
        recipient_name=str(one),
        subject=subject,
        text=body.text,
        html=body.html,
    )
