"""What the room remembers."""

from faitiere.domains.members.models.membership import Membership

__all__ = ["Membership"]
