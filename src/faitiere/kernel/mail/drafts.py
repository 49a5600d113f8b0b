"""What a room hands over to be sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import mrml
from django.template import Context, engines
from django.template.loader import render_to_string


@dataclass(frozen=True)
class Attachment:
    """A file of the default storage, by its storage name."""

    name: str
    content_type: str
    storage_name: str


@dataclass(frozen=True)
class Draft:
    """A message to one recipient, ready to be written in the outbox.

    `calendar` is an iTIP object (RFC 5546): calendars that know it offer to answer, others open it as a file.
    """

    kind: str
    recipient: str
    subject: str
    text: str
    html: str = ""
    recipient_name: str = ""
    reply_to: str = ""
    attachments: tuple[Attachment, ...] = ()
    calendar: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Body:
    """The two parts of a message."""

    text: str
    html: str


def render(name: str, context: dict[str, Any]) -> Body:
    """Render ``<name>.txt`` and ``<name>.mjml`` (which extends ``mail/layout.mjml``) with the same context."""
    # Plain text has nothing to escape: « L&#x27;élue » must never reach a mailbox.
    template = engines["django"].get_template(f"{name}.txt").template  # type: ignore[attr-defined]  # stubs miss it
    text = template.render(Context(context, autoescape=False)).strip() + "\n"
    return Body(text=text, html=mrml.to_html(render_to_string(f"{name}.mjml", context)).content)
