"""A letter to many: frozen, started, watched, settled. What rooms call."""

from faitiere.kernel.mail.mailings.freezing import (
    AlreadyFrozen,
    MarkersUnknown,
    ValuesMissing,
    VariantUnknown,
    freeze,
)
from faitiere.kernel.mail.mailings.lifecycle import MailingElsewhere, pause, reschedule, resume, start, stop
from faitiere.kernel.mail.mailings.plans import Addressee, Content, Plan
from faitiere.kernel.mail.mailings.queries import Estimate, counts, domains, estimate, message_ids, pace, troubles
from faitiere.kernel.mail.mailings.settling import forget, settle

__all__ = [
    "Addressee",
    "AlreadyFrozen",
    "Content",
    "Estimate",
    "MailingElsewhere",
    "MarkersUnknown",
    "Plan",
    "ValuesMissing",
    "VariantUnknown",
    "counts",
    "domains",
    "estimate",
    "forget",
    "freeze",
    "message_ids",
    "pace",
    "pause",
    "reschedule",
    "resume",
    "settle",
    "start",
    "stop",
    "troubles",
]
