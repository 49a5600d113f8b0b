"""Writing the letters of a mailing: what is the same for all is encoded once, each person's fields are spliced in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime, parseaddr
from html import escape

from django.core.mail import EmailMultiAlternatives
from django.utils.encoding import iri_to_uri

from faitiere.kernel.mail.composing import dkim, encoding, markers
from faitiere.kernel.mail.composing.bodies import Body
from faitiere.kernel.mail.composing.identities import Identities
from faitiere.kernel.mail.models import Mailing
from faitiere.kernel.mail.relay.sessions import Letter

UNSUBSCRIBE = "unsubscribe_url"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row of the ledger, as the engine carries it."""

    pk: int
    address: str
    domain: str
    name: str
    variant: str
    values: Mapping[str, str] = field(default_factory=dict)
    attempts: int = 0


class Composer:
    """Writes the letters of one mailing, in bytes for a relay or as Django's messages for a provider."""

    def __init__(self, mailing: Mailing, *, now: datetime) -> None:
        """Encode each variant; the letters of this composer bear the date of `now`."""
        self._mailing = mailing
        self._identities = Identities(mailing)
        self._contents = {content.variant: content for content in mailing.contents.all()}
        boundary = f"=_{mailing.secret[:24]}"
        self._bodies = {
            variant: Body(content.text, content.html, boundary=boundary) for variant, content in self._contents.items()
        }
        self._personal = {name: value for name, value in mailing.headers.items() if markers.names_in(value)}
        self._common = _common(mailing) | {
            name: value for name, value in mailing.headers.items() if name not in self._personal
        }
        self._same = [
            ("From", encoding.mailbox(*parseaddr(mailing.sender))),
            ("Date", format_datetime(now)),
            *([("Reply-To", encoding.mailbox(*parseaddr(mailing.reply_to)))] if mailing.reply_to else []),
            *((name, encoding.words(value)) for name, value in self._common.items()),
            ("MIME-Version", "1.0"),
        ]
        self._signer = dkim.signer()

    def letter(self, parcel: Parcel) -> Letter:
        """Return the envelope and the final bytes."""
        body = self._bodies[parcel.variant]
        fields = [*self._own(parcel), *self._same, ("Content-Type", body.content_type)]
        head = b"".join(encoding.header(name, value) for name, value in fields)
        filled = body.filled(parcel.values)
        signature = self._signer.signature(fields, filled) if self._signer else b""
        sender = self._identities.return_path(parcel.pk)
        return Letter(sender, parcel.address, b"".join([signature, head, b"\r\n", filled]))

    def message(self, parcel: Parcel) -> EmailMultiAlternatives:
        """Return the same letter for a backend that builds its own bytes."""
        content = self._contents[parcel.variant]
        message = EmailMultiAlternatives(
            subject=markers.fill(content.subject, parcel.values),
            body=markers.fill(content.text, parcel.values),
            from_email=self._mailing.sender,
            to=[encoding.recipient(parcel.name, parcel.address)],
            reply_to=[self._mailing.reply_to] if self._mailing.reply_to else None,
            headers={
                "Message-ID": self._identities.message_id(parcel.pk),
                **self._common,
                **self._individual(parcel),
            },
        )
        message.attach_alternative(markers.fill(content.html, parcel.values, escape), "text/html")
        message.metadata = {"letter": self._identities.message_id(parcel.pk)}  # type: ignore[attr-defined]  # Anymail's
        return message

    def _own(self, parcel: Parcel) -> list[tuple[str, str]]:
        """Return the fields that differ from one person to the next."""
        subject = markers.fill(self._contents[parcel.variant].subject, parcel.values)
        return [
            ("To", encoding.mailbox(parcel.name, parcel.address)),
            ("Subject", encoding.words(subject)),
            ("Message-ID", self._identities.message_id(parcel.pk)),
            *((name, encoding.words(value)) for name, value in self._individual(parcel).items()),
        ]

    def _individual(self, parcel: Parcel) -> dict[str, str]:
        filled = {name: markers.fill(value, parcel.values) for name, value in self._personal.items()}
        if UNSUBSCRIBE in self._mailing.markers:
            filled["List-Unsubscribe"] = f"<{iri_to_uri(parcel.values[UNSUBSCRIBE])}>"
        return filled


def _common(mailing: Mailing) -> dict[str, str]:
    """Return what tells readers' programs that this is a mailing, and that one click leaves it (RFC 2919, RFC 8058)."""
    common = {"Precedence": "bulk"}
    if mailing.list_id:
        common["List-Id"] = f"<{mailing.list_id.strip('<>')}>"
    if UNSUBSCRIBE in mailing.markers:
        common["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return common
