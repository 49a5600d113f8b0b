"""What the room writes to people."""

from collections.abc import Sequence

from faitiere.domains.accounts.models import User
from faitiere.domains.mandates.queries import Alert
from faitiere.kernel.mail.drafts import Draft, render
from faitiere.kernel.typography import french


def alerts(raised: Sequence[Alert], recipient: User, sender_name: str) -> Draft:
    """Tell a member of the staff which mandates need a look."""
    count = len(raised)
    subject = french("Un mandat à suivre" if count == 1 else f"{count} mandats à suivre")
    context = {"subject": subject, "sender_name": sender_name, "alerts": raised}
    body = render("mandates/messages/alerts", context)
    return Draft(
        kind="mandates.alerts",
        recipient=recipient.email,
        recipient_name=str(recipient),
        subject=subject,
        text=body.text,
        html=body.html,
    )
