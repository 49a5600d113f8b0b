"""What the mail engine remembers."""

from faitiere.kernel.mail.models.bounce import BounceKind, BounceReport, Cause
from faitiere.kernel.mail.models.dispatch import Dispatch, DispatchState
from faitiere.kernel.mail.models.mailing import Mailing, MailingContent, MailingState
from faitiere.kernel.mail.models.outbound import MessageState, OutboundMessage
from faitiere.kernel.mail.models.suppression import Suppression, SuppressionReason
from faitiere.kernel.mail.models.throttle import Throttle

__all__ = [
    "BounceKind",
    "BounceReport",
    "Cause",
    "Dispatch",
    "DispatchState",
    "Mailing",
    "MailingContent",
    "MailingState",
    "MessageState",
    "OutboundMessage",
    "Suppression",
    "SuppressionReason",
    "Throttle",
]
