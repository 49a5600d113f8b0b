"""The programme of the invented gathering: two days, three rooms, three tracks, sessions at the same hour."""

from dataclasses import dataclass
from datetime import date, datetime, time

from faitiere.demo.builders.site import PARIS, Site
from faitiere.demo.fiction import GROUP
from faitiere.domains.events.choices import SessionKind
from faitiere.domains.events.models import Event, Session
from faitiere.domains.events.services.programme import contents, frames, sessions
from faitiere.domains.events.services.programme.contents import Billing
from faitiere.domains.events.services.programme.sessions import SessionDraft

HALL, DECK, QUAY = "Grande halle", "Salle du Pont", "Salle du Quai"
ROOMS = {HALL: 900, DECK: 150, QUAY: 60}
WATER, YOUTH, TIES = "Eau et climat", "Jeunesse", "Liens entre territoires"


@dataclass(frozen=True)
class Slot:
    """A session: its day of the gathering, its hours, where, and for how many when one registers for it."""

    day: int
    begins: str
    ends: str
    title: str
    kind: SessionKind
    room: str = ""
    track: str = ""
    capacity: int | None = None
    speaker: str = ""
    is_reserved: bool = False


SLOTS = [
    Slot(1, "09:30", "10:45", "Ouverture : deux rives, un fleuve", SessionKind.PLENARY, HALL, speaker="bernard"),
    Slot(1, "11:15", "12:45", "Partager l’eau d’un bassin", SessionKind.WORKSHOP, DECK, WATER, 150, "julien"),
    Slot(1, "11:15", "12:45", "Premier chantier de jeunes : mode d’emploi", SessionKind.WORKSHOP, QUAY, YOUTH, 60),
    Slot(1, "14:15", "15:45", "Financer l’eau : le « 1 % » pas à pas", SessionKind.WORKSHOP, QUAY, WATER, 30, "nadia"),
    Slot(1, "14:15", "15:45", "Coopérer quand tout se ferme", SessionKind.WORKSHOP, DECK, TIES, 120, "helene"),
    Slot(1, "16:15", "17:30", "Ce que les jeunes nous apprennent", SessionKind.PLENARY, HALL, track=YOUTH),
    Slot(1, "18:30", "20:30", "Réception sur le quai", SessionKind.RECEPTION, HALL),
    Slot(2, "09:00", "10:00", "Dix minutes pour un projet d’eau", SessionKind.MICRO_WORKSHOP, DECK, WATER, 120),
    Slot(2, "09:00", "10:00", "Dix minutes pour un jumelage", SessionKind.MICRO_WORKSHOP, QUAY, TIES, 60, "samir"),
    Slot(
        2,
        "10:30",
        "12:00",
        "Réunion du groupe-pays Valdorie",
        SessionKind.GROUP_MEETING,
        QUAY,
        TIES,
        40,
        "bernard",
        True,
    ),
    Slot(2, "10:30", "12:00", "Visite du port et de ses quais", SessionKind.VISIT, capacity=25),
    Slot(2, "10:30", "12:00", "Rendez-vous entre collectivités", SessionKind.MEETINGS, DECK, TIES, 150),
    Slot(2, "14:00", "15:30", "Clôture : la feuille de route des deux rives", SessionKind.PLENARY, HALL),
]


def write(site: Site, event: Event, days: tuple[date, date], *, now: datetime) -> list[Session]:
    """Write the rooms, the tracks and the sessions of a gathering; return the sessions, in order."""
    rooms = {name: frames.add_room(event, name, capacity=places, by=site.by, now=now) for name, places in ROOMS.items()}
    tracks = {name: frames.add_track(event, name, by=site.by, now=now) for name in (WATER, YOUTH, TIES)}
    written = []
    for slot in SLOTS:
        draft = SessionDraft(
            slot.title,
            slot.kind,
            starts_at=_moment(days[slot.day - 1], slot.begins),
            ends_at=_moment(days[slot.day - 1], slot.ends),
            room=rooms.get(slot.room),
            track=tracks.get(slot.track),
            group=site.groups[GROUP] if slot.kind == SessionKind.GROUP_MEETING else None,
            languages=("français", "anglais") if slot.kind == SessionKind.PLENARY else (),
            is_members_only=slot.is_reserved,
            has_registration=slot.capacity is not None,
        )
        session = sessions.create(event, draft, capacity=slot.capacity, by=site.by, now=now)
        if slot.speaker:
            contents.add_speaker(session, site.persons[slot.speaker], Billing(), by=site.by, now=now)
        written.append(session)
    return written


def _moment(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), PARIS)
