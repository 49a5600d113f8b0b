"""Saves of the Adhésions section, through the room's services."""

from collections.abc import Mapping
from typing import Any

from faitiere.domains.members.models import Membership
from faitiere.domains.members.services import memberships
from faitiere.web.desk.kit.editing import ServiceCreate


class OpenMembership(ServiceCreate):
    """An authority joins."""

    def create(self, data: Mapping[str, Any]) -> Membership:
        """Call the service."""
        act = memberships.Act(data["act_kind"], data["act_number"], data["act_on"], data["act_file"])
        return memberships.open(
            data["authority"], act, starts_on=data["starts_on"], ends_on=data["ends_on"], by=self.user
        )
