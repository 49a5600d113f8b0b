"""Events, their series and places, the turns of their life and their programme."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from faitiere.demo.facts import event_texts
from faitiere.demo.facts.groups import slug_of
from faitiere.demo.facts.people import NETWORK
from faitiere.demo.facts.reader import Source, load, source
from faitiere.kernel.periods import PartialDate, Precision

PARIS = ZoneInfo("Europe/Paris")
# The day on which each document speaks; the report gives no day, so that of the year it tells.
SAID_AT = {"001": "2018-09-25", "002": "2024-01-19", "003": "2023-05-15", "004": "2020-12-31"}
KINDS = {
    "annual_meeting": "gathering",
    "assises": "assises",
    "board_meeting": "board",
    "chronicle": "chronicle",
    "coffee": "cafe",
    "country_group_meeting": "group_meeting",
    "donors_committee": "donors",
    "general_assembly": "assembly",
    "international": "outside",
    "mission": "mission",
    "other": "other",
    "steering_committee": "steering",
    "thematic_meeting": "group_meeting",
    "training": "training",
    "webinar": "webinar",
    "workshop": "workshop",
}
DIPLOMACY = "rdv-diplomatie-territoires"
# Where nothing is printed, nobody is shut out: « réservé aux adhérents » is printed where it holds.
AUDIENCES = {
    "authorities": "public",
    "board_members": "invited",
    "delegation": "invited",
    "donors": "donors",
    "elected_members": "member_officials",
    "group_presidents": "invited",
    "invited": "invited",
    "members": "members",
    "staff": "staff",
    "steering_members": "invited",
    "unspecified": "public",
}
FORMATS = {"onsite": "onsite", "online": "online", "hybrid": "hybrid", "unspecified": "unknown"}
SESSION_KINDS = {"country_group_meeting": "group_meeting", "exhibition": "stand", "plenary": "plenary"}
SESSION_KINDS |= {kind: kind for kind in ("workshop", "micro_workshop")}


@dataclass(frozen=True)
class SeriesFact:
    """A name under which events come back."""

    slug: str
    title: str
    acronym: str
    description: str
    group: str
    source: Source


@dataclass(frozen=True)
class VenueFact:
    """A place that the documents name."""

    slug: str
    name: str
    address: str
    city: str
    country: str
    access: str


@dataclass(frozen=True)
class PlaceFact:
    """A town or a country where an event is held, when no place is named."""

    city: str
    country: str
    region: str


@dataclass(frozen=True)
class DateFact:
    """What is known of when: `precision` is datetime, date, month, year, to_be_defined or sine_die."""

    precision: str
    start: str
    end: str
    expected: str

    @property
    def hours(self) -> tuple[datetime, datetime | None]:
        """Return the moments of an event whose hour is printed, in Paris."""
        ends_at = datetime.fromisoformat(self.end).replace(tzinfo=PARIS) if self.end else None
        return datetime.fromisoformat(self.start).replace(tzinfo=PARIS), ends_at


@dataclass(frozen=True)
class TurnFact:
    """A source says what becomes of an event."""

    status: str
    date: DateFact
    reason: str
    source: Source
    said_at: datetime


@dataclass(frozen=True)
class SessionFact:
    """A part of a programme."""

    order: int
    title: str
    kind: str
    group: str
    description: str
    starts_at: datetime | None


@dataclass(frozen=True)
class EventFact:
    """An event, with what becomes of it source after source: the last turn says where it stands."""

    slug: str
    title: str
    kind: str
    audience: str
    format: str
    series: str
    edition: int | None
    season: int | None
    episode: int | None
    parent: str
    group: str
    body: str
    venue: str
    places: tuple[PlaceFact, ...]
    hosts: tuple[str, ...]
    organizers: tuple[str, ...]
    description: str
    outside_url: str
    is_in_newsletter: bool
    source: Source
    turns: tuple[TurnFact, ...]
    sessions: tuple[SessionFact, ...]

    @property
    def is_idea(self) -> bool:
        """Tell whether one source speaks of it and gives neither a date nor a month."""
        said = self.turns[0]
        return len(self.turns) == 1 and said.status == "planned" and not (said.date.start or said.date.expected)


def series() -> Iterator[SeriesFact]:
    """Yield every series of the pack, in its order."""
    for row in load("events")["series"]:
        yield SeriesFact(
            slug=row["id"],
            title=row["title"],
            acronym=row.get("acronym", ""),
            description=row.get("description", ""),
            group=_group(row),
            source=source(row),
        )


def venues() -> Iterator[VenueFact]:
    """Yield every place of the pack, in its order."""
    for row in load("events")["venues"]:
        yield VenueFact(
            slug=row["id"],
            name=row["name"],
            address=row["address"] or "",
            city=row["city"],
            country=row["country"],
            access=row.get("access", ""),
        )


def events() -> Iterator[EventFact]:
    """Yield every event of the pack, those that others stand within first."""
    rows = load("events")["events"]
    for row in sorted(rows, key=lambda found: "parent_event" in found):
        yield _event(row)


def _event(row: dict[str, Any]) -> EventFact:
    is_chronicle = row["kind"] == "chronicle"
    return EventFact(
        slug=row["id"],
        title=row["title"],
        kind="diplomacy" if _is_diplomacy(row) else KINDS[row["kind"]],
        audience=AUDIENCES[row["audience"]],
        format=FORMATS[row["format"]],
        series=row.get("series", ""),
        edition=None if is_chronicle else row.get("edition") or (row.get("number") if "series" in row else None),
        season=row.get("season"),
        episode=row.get("number") if is_chronicle else None,
        parent=row.get("parent_event", ""),
        group=_group(row),
        body=row.get("body", ""),
        venue=row.get("venue", ""),
        places=tuple(_place(place) for place in row.get("places", [row["place"]] if "place" in row else [])),
        hosts=tuple(_authorities(row)),
        organizers=tuple(_organizers(row)),
        description=event_texts.description(row),
        outside_url=row["links"][0]["url"] if "links" in row else "",
        is_in_newsletter=row["id"] not in _left_out(),
        source=source(row),
        turns=tuple(_turns(row)),
        sessions=tuple(_session(session) for session in row.get("sessions", ())),
    )


@cache
def _left_out() -> set[str]:
    """Return what the newsletter announces and forgets in its agenda."""
    return {row["event"] for row in load("articles")["agenda_block"]["announced_but_absent"]}


def _is_diplomacy(row: dict[str, Any]) -> bool:
    """Tell the diplomacy rendez-vous from a group's meeting that also is one."""
    return row.get("series") == DIPLOMACY and row["kind"] == "other"


def _group(row: dict[str, Any]) -> str:
    found = row.get("group") or (row["organizer"] or {}).get("group", "")
    return slug_of(found) if found else ""


def _place(row: dict[str, Any]) -> PlaceFact:
    return PlaceFact(row.get("city", ""), row.get("country", ""), row.get("region", ""))


def _authorities(row: dict[str, Any]) -> Iterator[str]:
    """Yield the authorities that receive or call the meeting."""
    for party in (row.get("host"), row["organizer"], *row.get("co_organizers", ())):
        if party and "authority" in party:
            yield party["authority"]


def _organizers(row: dict[str, Any]) -> Iterator[str]:
    """Yield the organisations that call it or take a part in it, the network itself left out."""
    for party in (row["organizer"], *row.get("partners", ())):
        if party and party.get("organization", NETWORK) != NETWORK:
            yield party["organization"]


def _turns(row: dict[str, Any]) -> Iterator[TurnFact]:
    """Yield what each source says became of it. One that is only known as held was never announced to us."""
    for said in row.get("status_history", [row]):
        yield TurnFact(
            status=said["status"],
            date=_date(said if "precision" in said else row, row),
            reason=said.get("reason", ""),
            source=source(said),
            said_at=datetime.fromisoformat(f"{SAID_AT[said['source']['doc']]}T08:00").replace(tzinfo=PARIS),
        )


def _date(said: dict[str, Any], row: dict[str, Any]) -> DateFact:
    expected = row.get("expected_month")
    after = row.get("not_before")
    return DateFact(
        precision="to_be_defined" if said["precision"] == "undated" else said["precision"],
        start=said["start"] or "",
        end=said.get("end") or "",
        expected=str(PartialDate.parse(expected)) if expected else _after(after) if after else "",
    )


def _after(day: str) -> str:
    known = PartialDate.parse(day)
    return f"après le {known}" if known.precision == Precision.DAY else f"après {known}"


def _session(row: dict[str, Any]) -> SessionFact:
    starts_at = row.get("start")
    return SessionFact(
        order=row["order"],
        title=row["title"],
        kind=SESSION_KINDS.get(row["kind"], "other"),
        group=slug_of(row["group"]) if "group" in row else "",
        description=event_texts.session_note(row),
        starts_at=datetime.fromisoformat(starts_at).replace(tzinfo=PARIS) if starts_at else None,
    )
