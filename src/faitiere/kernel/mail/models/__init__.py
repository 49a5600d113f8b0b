"""What the mail engine remembers."""

from faitiere.kernel.mail.models.outbound import MessageState, OutboundMessage
from faitiere.kernel.mail.models.suppression import Suppression, SuppressionReason

__all__ = ["MessageState", "OutboundMessage", "Suppression", "SuppressionReason"]
