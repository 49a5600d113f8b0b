"""Sessions of a programme: written, moved, resized, taken away."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from faitiere.domains.events.choices import PlaceState, SessionKind
from faitiere.domains.events.models import Event, EventRoom, Session, Track
from faitiere.domains.events.services import places, waiting
from faitiere.domains.groups.models import Group
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class SessionTitleMissing(BusinessError):
    """A session has a title."""

    message = "Donnez un titre à la session."


class SessionEndsBeforeStart(BusinessError):
    """A session lasts."""

    message = "La fin doit suivre le début."


class FromAnotherEvent(BusinessError):
    """Rooms and tracks belong to one event."""

    message = "« {name} » n’appartient pas au programme de cet événement."


class SessionHasRegistrations(BusinessError):
    """Nobody loses a place because a session is deleted by mistake."""

    message = "{count} personnes ont une place ou l’attendent dans « {session} » : déplacez-les d’abord."


class SessionPlacesTaken(BusinessError):
    """Nobody loses a place because a room is smaller."""

    message = "{taken} places sont déjà prises : la capacité ne peut pas descendre à {capacity}."


@dataclass(frozen=True)
class SessionDraft:
    """What is said of a session; its places change by `resize`."""

    title: str
    kind: SessionKind = SessionKind.OTHER
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    room: EventRoom | None = None
    track: Track | None = None
    group: Group | None = None
    languages: tuple[str, ...] = ()
    description: str = ""
    is_members_only: bool = False
    has_registration: bool = False
    video_url: str = ""
    recording_url: str = ""
    recording_until: date | None = None

    def columns(self) -> dict[str, object]:
        """Return the columns of the session."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**said, "languages": list(self.languages)}


@transaction.atomic
def create(event: Event, draft: SessionDraft, *, capacity: int | None = None, by: log.Actor, now: datetime) -> Session:
    """Add a session. SessionTitleMissing, SessionEndsBeforeStart, FromAnotherEvent; clashes are in `queries`."""
    _check(event, draft)
    session = Session.objects.create(
        event=event, slug=_free_slug(event, draft.title), capacity=capacity, **draft.columns()
    )
    log.record("session créée", session, by=by, at=now)
    return session


@transaction.atomic
def edit(session: Session, draft: SessionDraft, *, by: log.Actor, now: datetime) -> Session:
    """Change what is said of a session, not its places. The same refusals."""
    _check(session.event, draft)
    before = {name: getattr(session, name) for name in draft.columns()}
    Session.objects.filter(pk=session.pk).update(**draft.columns())
    session.refresh_from_db()
    log.record("session modifiée", session, by=by, at=now, changes=log.changes_between(before, draft.columns()))
    return session


@transaction.atomic
def move(
    session: Session,
    starts_at: datetime,
    *,
    room: EventRoom | None = None,
    track: Track | None = None,
    by: log.Actor,
    now: datetime,
) -> Session:
    """Put a session at another hour, room or track; it lasts as long as before. FromAnotherEvent."""
    _check_frames(session.event, room, track)
    lasts = session.ends_at - session.starts_at if session.starts_at and session.ends_at else None
    after = {"starts_at": starts_at, "ends_at": starts_at + lasts if lasts else None, "room": room, "track": track}
    before = {name: getattr(session, name) for name in after}
    Session.objects.filter(pk=session.pk).update(**after)
    session.refresh_from_db()
    log.record("session déplacée", session, by=by, at=now, changes=log.changes_between(before, after))
    return session


@transaction.atomic
def resize(session: Session, capacity: int | None, *, by: log.Actor, now: datetime) -> Session:
    """Change how many places a session has; those who wait move up. SessionPlacesTaken."""
    places.hold(session.event)
    before = session.capacity
    if not places.resize(session, capacity):
        session.refresh_from_db()
        raise SessionPlacesTaken(taken=session.taken, capacity=capacity)
    session.refresh_from_db()
    waiting.promote_places(session, now=now)
    log.record("places de la session modifiées", session, by=by, at=now, changes={"capacity": [before, capacity]})
    return session


@transaction.atomic
def delete(session: Session, *, by: log.Actor, now: datetime) -> None:
    """Take a session out of the programme, unless somebody holds or awaits a place. SessionHasRegistrations."""
    places.hold(session.event)
    held = session.places.exclude(state=PlaceState.CANCELLED).count()
    if held:
        raise SessionHasRegistrations(count=held, session=session)
    log.record("session supprimée", session.event, by=by, at=now, changes={"session": [session.title, ""]})
    session.delete()


def _check(event: Event, draft: SessionDraft) -> None:
    if not draft.title.strip():
        raise SessionTitleMissing
    if draft.starts_at and draft.ends_at and draft.ends_at <= draft.starts_at:
        raise SessionEndsBeforeStart
    _check_frames(event, draft.room, draft.track)


def _check_frames(event: Event, *frames: EventRoom | Track | None) -> None:
    for frame in frames:
        if frame is not None and frame.event_id != event.pk:
            raise FromAnotherEvent(name=frame.name)


def _free_slug(event: Event, title: str) -> str:
    base = slugify(title)[:110].strip("-") or "session"
    taken = set(Session.objects.filter(event=event, slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
