"""Writing one message of the outbox, as bytes for a relay or as Django's message for a provider."""

import re
from email.utils import parseaddr

from django.core.files.storage import default_storage
from django.core.mail import EmailMultiAlternatives

from faitiere.kernel.mail.addresses import normalised
from faitiere.kernel.mail.composing import dkim, encoding
from faitiere.kernel.mail.models import OutboundMessage
from faitiere.kernel.mail.relay.sessions import Letter

METHOD = re.compile(r"^METHOD:(\w+)\r?$", re.MULTILINE)


class OutboundComposer:
    """Writes messages of which each is its own."""

    def letter(self, outbound: OutboundMessage) -> Letter:
        """Return the envelope and the final bytes, signed when a key is named."""
        content = self.message(outbound).message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own
        signer = dkim.signer()
        sender = parseaddr(outbound.sender)[1]
        return Letter(sender, normalised(outbound.recipient), signer.signed(content) if signer else content)

    def message(self, outbound: OutboundMessage) -> EmailMultiAlternatives:
        """Return it as Django knows it, with its calendar and its attachments."""
        built = EmailMultiAlternatives(
            subject=outbound.subject,
            body=outbound.text,
            from_email=outbound.sender,
            to=[encoding.recipient(outbound.recipient_name, outbound.recipient)],
            reply_to=[outbound.reply_to] if outbound.reply_to else None,
            headers={"Message-ID": outbound.message_id, "Auto-Submitted": "auto-generated", **outbound.headers},
        )
        built.metadata = {"letter": outbound.message_id}  # type: ignore[attr-defined]  # Anymail's: told in its events
        if outbound.html:
            built.attach_alternative(outbound.html, "text/html")
        if outbound.calendar:
            _attach_calendar(built, outbound.calendar)
        for attachment in outbound.attachments:
            with default_storage.open(attachment["storage_name"]) as file:
                built.attach(attachment["name"], file.read(), attachment["content_type"])
        return built


def _attach_calendar(built: EmailMultiAlternatives, calendar: str) -> None:
    """Give a calendar as the last alternative (RFC 6047 §2.4), which is answered, and as a file for the rest."""
    method = METHOD.search(calendar)
    built.attach_alternative(calendar, f"text/calendar; method={method[1] if method else 'PUBLISH'}")
    built.attach("invitation.ics", calendar.encode(), "application/ics")
