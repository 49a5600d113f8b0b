"""What the room remembers."""

from faitiere.domains.accounts.models.user import User

__all__ = ["User"]
