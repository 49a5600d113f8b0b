"""Writing in the outbox. The row is the truth; the task that it rings is only a bell."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction

from faitiere.kernel.mail.drafts import Draft
from faitiere.kernel.mail.models import MessageState, OutboundMessage
from faitiere.kernel.mail.tasks import ring


def post(draft: Draft, *, key: str, now: datetime) -> OutboundMessage:
    """Write a message in the same transaction as what it tells; asked again with the same key, write nothing more."""
    message, _created = OutboundMessage.objects.get_or_create(key=key, defaults=_fields(draft, now))
    transaction.on_commit(ring)
    return message


def post_all(drafts: Mapping[str, Draft], *, now: datetime) -> int:
    """Write many messages, key → draft, in few queries; return how many were new."""
    known = set(OutboundMessage.objects.filter(key__in=drafts).values_list("key", flat=True))
    new = [OutboundMessage(key=key, **_fields(draft, now)) for key, draft in drafts.items() if key not in known]
    OutboundMessage.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    transaction.on_commit(ring)
    return len(new)


def forget(address: str) -> int:
    """Delete what was written to an address whose holder is erased, unless it is being handed over; return how many."""
    rows = OutboundMessage.objects.filter(recipient__iexact=address).exclude(state=MessageState.LEASED)
    return rows.delete()[0]


def _fields(draft: Draft, now: datetime) -> dict[str, object]:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return {
        "kind": draft.kind,
        "recipient": draft.recipient,
        "recipient_name": draft.recipient_name,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "reply_to": draft.reply_to,
        "subject": " ".join(draft.subject.split()),
        "text": draft.text,
        "html": draft.html,
        "attachments": [asdict(attachment) for attachment in draft.attachments],
        "calendar": draft.calendar,
        "headers": dict(draft.headers),
        "message_id": f"<{uuid.uuid4()}@{domain}>",
        "created_at": now,
    }
