"""Saves of groups, through the room's services."""

from collections.abc import Mapping
from typing import Any

from faitiere.domains.groups.models import Group
from faitiere.domains.groups.services import groups
from faitiere.web.desk.kit.editing import ServiceCreate, ServiceEdit


def _draft(data: Mapping[str, Any]) -> groups.GroupDraft:
    return groups.GroupDraft(**{**data, "countries": tuple(data["countries"]), "topics": tuple(data["topics"])})


class CreateGroup(ServiceCreate):
    """A new group."""

    def create(self, data: Mapping[str, Any]) -> Group:
        """Call the service."""
        return groups.create(_draft(data), by=self.user)


class UpdateGroup(ServiceEdit):
    """A corrected group."""

    def edit(self, target: Group, data: Mapping[str, Any]) -> None:
        """Call the service."""
        groups.update(target, _draft(data), by=self.user)
