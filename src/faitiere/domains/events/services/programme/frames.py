"""Rooms and tracks: the columns of a programme. Both are named once in their event."""

from datetime import datetime

from django.db import transaction

from faitiere.domains.events.models import Event, EventRoom, Track
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

Frame = EventRoom | Track


class FrameNameMissing(BusinessError):
    """A room or a track has a name."""

    message = "Donnez un nom."


class FrameNameTaken(BusinessError):
    """Two rooms of one event are told apart by their names."""

    message = "« {name} » existe déjà dans ce programme."


@transaction.atomic
def add_room(event: Event, name: str, *, capacity: int | None = None, by: log.Actor, now: datetime) -> EventRoom:
    """Add a room, last in order. FrameNameMissing, FrameNameTaken."""
    _check(event, EventRoom, name)
    room = EventRoom.objects.create(event=event, name=name.strip(), capacity=capacity, order=event.rooms.count())
    log.record("salle ajoutée", event, by=by, at=now, changes={"rooms": ["", room.name]})
    return room


@transaction.atomic
def add_track(event: Event, name: str, *, by: log.Actor, now: datetime) -> Track:
    """Add a track, last in order. FrameNameMissing, FrameNameTaken."""
    _check(event, Track, name)
    track = Track.objects.create(event=event, name=name.strip(), order=event.tracks.count())
    log.record("fil ajouté", event, by=by, at=now, changes={"tracks": ["", track.name]})
    return track


@transaction.atomic
def edit(frame: Frame, name: str, *, capacity: int | None = None, by: log.Actor, now: datetime) -> None:
    """Rename a room or a track; a room may hold more or fewer people. FrameNameMissing, FrameNameTaken."""
    _check(frame.event, type(frame), name, itself=frame)
    before, frame.name = frame.name, name.strip()
    if isinstance(frame, EventRoom):
        frame.capacity = capacity
    frame.save()
    log.record(
        f"{frame._meta.verbose_name} : modification", frame.event, by=by, at=now, changes={"name": [before, frame.name]}
    )


@transaction.atomic
def remove(frame: Frame, *, by: log.Actor, now: datetime) -> None:
    """Take a room or a track away; its sessions stay in the programme, without it."""
    event, name, kind = frame.event, frame.name, frame._meta.verbose_name
    frame.delete()
    log.record(f"{kind} : suppression", event, by=by, at=now, changes={"name": [name, ""]})


def _check(event: Event, model: type[Frame], name: str, itself: Frame | None = None) -> None:
    if not name.strip():
        raise FrameNameMissing
    others = model._default_manager.filter(event=event, name__iexact=name.strip())
    if any(other.pk != (itself and itself.pk) for other in others):
        raise FrameNameTaken(name=name.strip())
