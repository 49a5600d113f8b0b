"""Saves of events, through the room's services."""

from collections.abc import Mapping
from typing import Any

from faitiere.domains.events.models import Event
from faitiere.domains.events.services import events
from faitiere.kernel import clock
from faitiere.web.desk.kit.editing import ServiceCreate, ServiceEdit


class CreateEvent(ServiceCreate):
    """A new event."""

    def create(self, data: Mapping[str, Any]) -> Event:
        """Call the service."""
        return events.create(
            data["draft"],
            data["when"],
            capacity=data["capacity"],
            links=data["links"],
            by=self.user,
            now=clock.now(),
        )


class EditEvent(ServiceEdit):
    """What is said of an event, corrected."""

    def edit(self, target: Event, data: Mapping[str, Any]) -> None:
        """Call the service."""
        tells = data.get("tells", False)
        events.edit(target, data["draft"], links=data["links"], tells=tells, by=self.user, now=clock.now())
