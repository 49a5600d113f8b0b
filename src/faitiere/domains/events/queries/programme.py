"""The programme as it is made: a grid of days, hours and rooms, and what clashes in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from faitiere.domains.events.choices import WhenKind
from faitiere.domains.events.models import Event, EventRoom, Session

STEP = timedelta(minutes=30)
FINE = timedelta(minutes=15)
OPENS, CLOSES = time(9), time(18)


@dataclass(frozen=True)
class Clash:
    """Two sessions, or one, that cannot be as they are."""

    code: str
    sentence: str
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class Stay:
    """A session that has its hour; one whose end is not known shows as a step."""

    session: Session
    starts_at: datetime
    ends_at: datetime


@dataclass
class Box:
    """A place in the grid: a time in a room, the sessions that hold it, and how many rows it spans."""

    starts_at: datetime
    room: EventRoom | None
    rows: int = 1
    sessions: list[Session] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """A row of the grid: an hour, and the boxes that begin then, one a room; None where a longer one still lasts."""

    starts_at: datetime
    boxes: list[Box]


@dataclass(frozen=True)
class GridDay:
    """A day of the grid."""

    on: date
    rooms: list[EventRoom | None]
    lines: list[Line]


@dataclass(frozen=True)
class Grid:
    """The whole programme: its days, what has no hour yet, what clashes."""

    days: list[GridDay]
    unplaced: list[Session]
    clashes: list[Clash]

    @property
    def clashing(self) -> set[int]:
        """Return the keys of the sessions in some clash."""
        return {session.pk for clash in self.clashes for session in clash.sessions}


def sessions_of(event: Event) -> list[Session]:
    """Return the sessions with what the grid names: five queries, whatever their number."""
    found = event.sessions.select_related("room", "track", "group").order_by("starts_at", "order", "pk")
    return list(found.prefetch_related("speakers__person", "builders", "building_authorities", "documents"))


def grid(event: Event) -> Grid:
    """Return the grid of a programme."""
    sessions = sessions_of(event)
    rooms = list(event.rooms.order_by("order", "name", "pk"))
    zone = ZoneInfo(event.timezone)
    placed: dict[date, list[Stay]] = {day: [] for day in _days(event)}
    for session in sessions:
        if session.starts_at:
            stay = Stay(session, session.starts_at, session.ends_at or session.starts_at + STEP)
            placed.setdefault(session.starts_at.astimezone(zone).date(), []).append(stay)
    days = [_day(day, placed[day], rooms, zone) for day in sorted(placed)]
    return Grid(days, [session for session in sessions if not session.starts_at], clashes(event, sessions))


def clashes(event: Event, sessions: Iterable[Session] | None = None) -> list[Clash]:
    """Return what cannot be: one room or one speaker twice at once, more places than seats, outside the event."""
    found = sessions_of(event) if sessions is None else list(sessions)
    together = [pair for pair in combinations(found, 2) if _overlap(*pair)]
    return [
        *(clash for pair in together for clash in _between(*pair)),
        *(clash for session in found for clash in _alone(event, session)),
    ]


def _between(one: Session, other: Session) -> Iterable[Clash]:
    if one.room_id and one.room_id == other.room_id:
        yield Clash("room", f"« {one} » et « {other} » ont lieu en même temps dans {one.room}.", (one, other))
    speak = {speaker.person_id for speaker in one.speakers.all() if speaker.person_id}
    for speaker in other.speakers.all():
        if speaker.person_id in speak:
            sentence = f"{speaker.person} intervient en même temps dans « {one} » et « {other} »."
            yield Clash("speaker", sentence, (one, other))


def _alone(event: Event, session: Session) -> Iterable[Clash]:
    room = session.room
    if room and room.capacity is not None and session.capacity is not None and session.capacity > room.capacity:
        sentence = f"« {session} » offre {session.capacity} places ; {room} n’en a que {room.capacity}."
        yield Clash("capacity", sentence, (session,))
    starts, ends = event.starts_at, event.ends_at
    if starts is None or event.when_kind not in {WhenKind.EXACT, WhenKind.DAY} or session.starts_at is None:
        return
    until = session.ends_at or session.starts_at
    if session.starts_at < starts or (ends is not None and until > ends):
        yield Clash("outside", f"« {session} » sort des dates de l’événement.", (session,))


def _overlap(one: Session, other: Session) -> bool:
    if not (one.starts_at and one.ends_at and other.starts_at and other.ends_at):
        return False
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _days(event: Event) -> list[date]:
    first, last = event.when.first_day, event.when.last_day
    if first is None or last is None or event.when_kind not in {WhenKind.EXACT, WhenKind.DAY}:
        return []
    return [first + timedelta(days=number) for number in range(min((last - first).days + 1, 15))]


def _day(day: date, stays: list[Stay], rooms: list[EventRoom], zone: ZoneInfo) -> GridDay:
    """Lay a day out: half hours, or quarters when a session begins or ends at one."""
    edges = [edge for stay in stays for edge in (stay.starts_at, stay.ends_at)]
    step = STEP if all(edge.minute % 30 == 0 for edge in edges) else FINE
    opens = min([datetime.combine(day, OPENS, zone), *edges]).astimezone(zone)
    opens = opens.replace(minute=opens.minute // 15 * 15, second=0, microsecond=0)
    count = -(-(max([datetime.combine(day, CLOSES, zone), *edges]) - opens) // step)
    columns: list[EventRoom | None] = [*rooms]
    if not rooms or any(stay.session.room_id is None for stay in stays):
        columns.append(None)
    held = [[stay for stay in stays if stay.session.room_id == (room and room.pk)] for room in columns]
    boxes = [_column(inside, room, opens, step, count) for inside, room in zip(held, columns, strict=True)]
    lines = [
        Line((opens + row * step).astimezone(zone), [column[row] for column in boxes if row in column])
        for row in range(count)
    ]
    return GridDay(day, columns, lines)


def _column(stays: list[Stay], room: EventRoom | None, opens: datetime, step: timedelta, count: int) -> dict[int, Box]:
    """Return the boxes of a room by the row where each begins; sessions that overlap share one."""
    boxes: dict[int, Box] = {}
    begins = ends = 0
    for stay in stays:
        first, last = (stay.starts_at - opens) // step, -(-(stay.ends_at - opens) // step)
        if not boxes or first >= ends:
            begins = first
            boxes[begins] = Box(opens + begins * step, room)
        boxes[begins].sessions.append(stay.session)
        ends = max(ends, last)
        boxes[begins].rows = ends - begins
    held = {row for first, box in boxes.items() for row in range(first, first + box.rows)}
    return {**{row: Box(opens + row * step, room) for row in range(count) if row not in held}, **boxes}
