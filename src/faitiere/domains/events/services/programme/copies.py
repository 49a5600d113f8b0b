"""A programme taken again from one event to the next."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from faitiere.domains.events.models import Event, EventRoom, Session, Track
from faitiere.domains.events.services.programme import frames, sessions
from faitiere.domains.events.services.programme.sessions import SessionDraft
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class NothingToCopy(BusinessError):
    """There is a programme to take again."""

    message = "« {event} » n’a aucune session à reprendre."


class ProgrammeUnderWay(BusinessError):
    """A programme already written is not mixed with another."""

    message = "Ce programme a déjà des sessions : complétez-le à la main."


@transaction.atomic
def copy(source: Event, event: Event, *, by: log.Actor, now: datetime) -> list[Session]:
    """Take a programme again: rooms, threads, sessions with their places. NothingToCopy, ProgrammeUnderWay.

    A session keeps its hour and its rank of day; where one of the two events has no day, its hour is left to be said.
    Who spoke, what was handed out, links and recordings belong to the former event and stay there.
    """
    if event.sessions.exists():
        raise ProgrammeUnderWay
    found = list(source.sessions.select_related("room", "track", "group").order_by("starts_at", "order", "pk"))
    if not found:
        raise NothingToCopy(event=source)
    rooms = {room.name: room for room in event.rooms.all()}
    tracks = {track.name: track for track in event.tracks.all()}
    for room in source.rooms.exclude(name__in=rooms):
        rooms[room.name] = frames.add_room(event, room.name, capacity=room.capacity, by=by, now=now)
    for track in source.tracks.exclude(name__in=tracks):
        tracks[track.name] = frames.add_track(event, track.name, by=by, now=now)
    copied = []
    for one in found:
        draft = _draft(one, source, event, rooms.get(str(one.room)), tracks.get(str(one.track)))
        session = sessions.create(event, draft, capacity=one.capacity, by=by, now=now)
        for name in ("topics", "builders", "building_authorities"):
            getattr(session, name).set(getattr(one, name).all())
        copied.append(session)
    log.record("programme repris", event, by=by, at=now, changes={"programme": ["", str(source)]})
    return copied


def _draft(one: Session, source: Event, event: Event, room: EventRoom | None, track: Track | None) -> SessionDraft:
    return SessionDraft(
        title=one.title,
        kind=one.kind,  # type: ignore[arg-type]  # a choice
        starts_at=_shifted(one.starts_at, source, event),
        ends_at=_shifted(one.ends_at, source, event),
        room=room,
        track=track,
        group=one.group,
        languages=tuple(one.languages),
        description=one.description,
        is_members_only=one.is_members_only,
        has_registration=one.has_registration,
    )


def _shifted(moment: datetime | None, source: Event, event: Event) -> datetime | None:
    """Return the same hour on the same rank of day, on the clock of the new place."""
    before, after = source.when.first_day, event.when.first_day
    if moment is None or before is None or after is None:
        return None
    local = moment.astimezone(ZoneInfo(source.timezone))
    day = local.date() + timedelta(days=(after - before).days)
    return datetime.combine(day, local.time(), ZoneInfo(event.timezone))
