"""The programme of an event as it is read: by day, in order, each speaker with the office of that day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from faitiere.domains.events.choices import SessionKind
from faitiere.domains.events.models import Event, EventRoom, Session, Speaker, Track
from faitiere.domains.events.models.when import said_days, said_hour
from faitiere.domains.events.queries.registering.opening import is_full
from faitiere.domains.events.queries.visibility import Reader
from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.people.models import Person
from faitiere.domains.people.queries import titles_on


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks: the title printed, else the office of that day."""

    name: str
    title: str
    role: str
    person: Person | None


@dataclass(frozen=True)
class Slot:
    """A session of the programme, and as much of it as the reader may see."""

    session: Session
    on: date | None
    hours: str
    is_readable: bool
    voices: list[Voice] = field(default_factory=list)
    documents: list[LibraryDocument] = field(default_factory=list)
    recording: str = ""

    @property
    def kind(self) -> str:
        """Return what it is, in words."""
        return str(SessionKind(self.session.kind).label)

    @property
    def languages(self) -> str:
        """Return the languages spoken; nothing when it is French alone, which needs no saying."""
        spoken = [str(language) for language in self.session.languages]
        return "" if spoken == ["français"] else ", ".join(spoken)

    @property
    def is_full(self) -> bool:
        """Tell whether whoever registers for this session now waits for a place."""
        return self.session.has_registration and is_full(self.session)

    @property
    def builders(self) -> list[str]:
        """Return who built the session with the network."""
        authorities = [str(authority) for authority in self.session.building_authorities.all()]
        return [*authorities, *(organization.name for organization in self.session.builders.all())]


@dataclass(frozen=True)
class Day:
    """A day of the programme; None for the sessions of which no hour is known."""

    on: date | None
    slots: list[Slot]

    @property
    def name(self) -> str:
        """Return « mercredi 23 octobre 2024 »."""
        return said_days(self.on, self.on) if self.on else "Horaire à préciser"

    @property
    def rooms(self) -> list[EventRoom]:
        """Return the rooms used that day, in their order."""
        rooms = {slot.session.room for slot in self.slots if slot.session.room}
        return sorted(rooms, key=lambda room: (room.order, room.name))

    @property
    def tracks(self) -> list[Track]:
        """Return the tracks that run that day, in their order."""
        tracks = {slot.session.track for slot in self.slots if slot.session.track}
        return sorted(tracks, key=lambda track: (track.order, track.name))


def programme(event: Event, reader: Reader, *, on: date) -> list[Day]:
    """Return the programme day by day, for a reader, on a day: six queries and one a day, whatever its length.

    A session reserved to members shows its title and its hours to the others; recordings end.
    """
    filed: dict[date | None, list[Session]] = {}
    for session in _sessions(event):
        filed.setdefault(_day(session), []).append(session)
    days = sorted(filed, key=lambda day: day or date.max)
    return [Day(day, _slots(filed[day], reader, day, on)) for day in days]


def _sessions(event: Event) -> list[Session]:
    speakers = Prefetch("speakers", Speaker.objects.select_related("person").order_by("order", "pk"))
    found = event.sessions.select_related("event", "room", "track", "group")
    related = (speakers, "builders", "building_authorities", "documents")
    return list(found.prefetch_related(*related).order_by("starts_at", "room__order", "order", "pk"))


def _day(session: Session) -> date | None:
    zone = ZoneInfo(session.event.timezone)
    return session.starts_at.astimezone(zone).date() if session.starts_at else None


def _slots(sessions: list[Session], reader: Reader, day: date | None, on: date) -> list[Slot]:
    speakers = [speaker for session in sessions for speaker in session.speakers.all()]
    titles = _titles(speakers, day or on)
    return [_slot(session, reader, day, titles, on=on) for session in sessions]


def _slot(session: Session, reader: Reader, day: date | None, titles: dict[int, str], *, on: date) -> Slot:
    is_readable = reader.may_read(session.event) and (reader.is_within or not session.is_members_only)
    if not is_readable:
        return Slot(session, day, _hours(session), is_readable=False)
    return Slot(
        session,
        day,
        _hours(session),
        is_readable=True,
        voices=[_voice(speaker, titles) for speaker in session.speakers.all()],
        documents=[document for document in session.documents.all() if _opens(document, reader)],
        recording=_recording(session, on),
    )


def _voice(speaker: Speaker, titles: dict[int, str]) -> Voice:
    title = speaker.title or titles.get(speaker.person_id or 0, "")
    return Voice(speaker.name or str(speaker.person), title, speaker.role, speaker.person)


def _titles(speakers: Iterable[Speaker], day: date) -> dict[int, str]:
    people = {speaker.person_id for speaker in speakers if speaker.person_id}
    if not people:
        return {}
    return {person: title for (person, _main), title in titles_on([(pk, None) for pk in people], day).items()}


def _opens(document: LibraryDocument, reader: Reader) -> bool:
    """Tell whether a document is shown; the doors that hand it out ask again."""
    return document.is_public or (document.access == AccessLevel.MEMBERS and reader.is_within)


def _recording(session: Session, on: date) -> str:
    """Return the recording until the last day on which it may be seen."""
    ended = session.recording_until is not None and session.recording_until < on
    return "" if ended else session.recording_url


def _hours(session: Session) -> str:
    if session.starts_at is None:
        return ""
    start = said_hour(session.starts_at, session.event.timezone)
    return f"{start} à {said_hour(session.ends_at, session.event.timezone)}" if session.ends_at else start
