"""What the room remembers."""

from faitiere.domains.audiences.models.audience import Audience

__all__ = ["Audience"]
