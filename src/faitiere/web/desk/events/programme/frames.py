"""What is done to the rooms and tracks of a programme."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Event, EventRoom, Track
from faitiere.domains.events.services.programme import frames
from faitiere.kernel import clock
from faitiere.web.desk.events.programme.deeds import ProgrammeDeed, Refusals
from faitiere.web.desk.events.programme.forms import RoomForm, TrackForm
from faitiere.web.desk.kit.deeds import Deed


class _Named(ProgrammeDeed):
    """An act whose refusals speak of the name."""

    refusals: ClassVar[Refusals] = {frames.FrameNameMissing: "name", frames.FrameNameTaken: "name"}


class AddRoom(_Named):
    """A room more."""

    model = Event
    slug = "ajouter-salle"
    label = _("Ajouter une salle")
    icon = "plus"
    form_class = RoomForm

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return frames.add_room(target, data["name"], capacity=data["capacity"], by=self.actor, now=clock.now())


class AddTrack(_Named):
    """A track more."""

    model = Event
    slug = "ajouter-fil"
    label = _("Ajouter un fil")
    icon = "plus"
    form_class = TrackForm

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return frames.add_track(target, data["name"], by=self.actor, now=clock.now())


class EditRoom(_Named):
    """A room renamed or resized."""

    model = EventRoom
    slug = "modifier-salle"
    label = _("Modifier la salle")
    form_class = RoomForm

    def get_initial(self) -> dict[str, Any]:
        """Show what is known."""
        return {"name": self.target.name, "capacity": self.target.capacity}

    def perform(self, target: EventRoom, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return frames.edit(target, data["name"], capacity=data["capacity"], by=self.actor, now=clock.now())


class EditTrack(_Named):
    """A track renamed."""

    model = Track
    slug = "modifier-fil"
    label = _("Modifier le fil")
    form_class = TrackForm

    def get_initial(self) -> dict[str, Any]:
        """Show its name."""
        return {"name": self.target.name}

    def perform(self, target: Track, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return frames.edit(target, data["name"], by=self.actor, now=clock.now())


class _Remove(ProgrammeDeed):
    """A room or a track taken away."""

    explanation = _("Les sessions restent au programme, sans elle.")
    is_grave = True
    submit_label = _("Supprimer")

    def perform(self, target: Any, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return frames.remove(target, by=self.actor, now=clock.now())


class RemoveRoom(_Remove):
    """A room taken away."""

    model = EventRoom
    slug = "supprimer-salle"
    label = _("Supprimer la salle")


class RemoveTrack(_Remove):
    """A track taken away."""

    model = Track
    slug = "supprimer-fil"
    label = _("Supprimer le fil")


FRAME_DEEDS: list[type[Deed]] = [AddRoom, EditRoom, RemoveRoom, AddTrack, EditTrack, RemoveTrack]
