"""What the room remembers."""

from faitiere.domains.groups.models.group import Group, GroupStep
from faitiere.domains.groups.models.member import GroupMember

__all__ = ["Group", "GroupMember", "GroupStep"]
