"""An e-mail backend that keeps every letter in the demo: nothing leaves the machine."""

from collections.abc import Sequence
from email.message import MIMEPart
from email.mime.base import MIMEBase
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from faitiere.demo.models import CaughtFile, CaughtMessage
from faitiere.kernel import clock


class EmailBackend(BaseEmailBackend):
    """Writes one row per recipient, read at /demo/courrier/."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the messages; return how many."""
        for message in email_messages:
            _keep(message)
        return len(email_messages)


def _keep(message: EmailMessage) -> None:
    for address in message.recipients():
        kept = CaughtMessage.objects.create(
            recipient=parseaddr(address)[1].lower(),
            sender=message.from_email,
            reply_to=", ".join(message.reply_to),
            subject=str(message.subject),
            text=str(message.body),
            html=_html(message),
            caught_at=clock.now(),
        )
        for attachment in message.attachments:
            CaughtFile.objects.create(message=kept, **_file(attachment))


def _html(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    return next((str(content) for content, kind in message.alternatives if kind == "text/html"), "")


def _file(attachment: Any) -> dict[str, Any]:
    if isinstance(attachment, MIMEBase | MIMEPart):
        content: Any = attachment.get_payload(decode=True)
        name, kind = attachment.get_filename(), attachment.get_content_type()
    else:
        name, content, kind = attachment
    return {
        "name": name or "sans-nom",
        "content_type": kind or "application/octet-stream",
        "content": content.encode() if isinstance(content, str) else content,
    }
