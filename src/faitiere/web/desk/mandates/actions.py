"""Saves of bodies, through the room's services."""

from collections.abc import Mapping
from typing import Any

from faitiere.domains.mandates.models import Body
from faitiere.domains.mandates.services import bodies
from faitiere.web.desk.kit.editing import ServiceCreate, ServiceEdit


class CreateBody(ServiceCreate):
    """A new body."""

    def create(self, data: Mapping[str, Any]) -> Body:
        """Call the service."""
        return bodies.create(bodies.BodyDraft(**data), by=self.user)


class UpdateBody(ServiceEdit):
    """A corrected body."""

    def edit(self, target: Body, data: Mapping[str, Any]) -> None:
        """Call the service."""
        bodies.update(target, bodies.BodyDraft(**data), by=self.user)
