"""What is written about a subscription itself: confirm it, learn of it, move it."""

from collections.abc import Sequence
from typing import Any

from faitiere.domains.newsletters.models import Newsletter, Subscription
from faitiere.kernel.mail.drafts import Draft, render
from faitiere.kernel.typography import french


def confirm(address: str, newsletters: Sequence[Newsletter], *, link: str, sender_name: str) -> Draft:
    """Ask whoever holds an address to confirm what was asked in its name."""
    more = {"newsletters": newsletters, "link": link}
    return _draft("confirm", address, "Confirmez votre abonnement", sender_name, more)


def change(address: str, *, link: str, sender_name: str) -> Draft:
    """Ask whoever holds a new address to confirm that it takes the place of another."""
    return _draft("change", address, "Confirmez votre nouvelle adresse", sender_name, {"link": link})


def inform(subscription: Subscription, *, link: str, sender_name: str) -> Draft:
    """Tell a professional that they will receive a letter, why, and how to object."""
    subject = f"Vous allez recevoir « {subscription.newsletter} »"
    return _draft("inform", subscription.address, subject, sender_name, {"subscription": subscription, "link": link})


def _draft(name: str, address: str, subject: str, sender_name: str, more: dict[str, Any]) -> Draft:
    subject = french(subject)
    body = render(f"newsletters/messages/{name}", {"subject": subject, "sender_name": sender_name, **more})
    return Draft(kind=f"newsletters.{name}", recipient=address, subject=subject, text=body.text, html=body.html)
