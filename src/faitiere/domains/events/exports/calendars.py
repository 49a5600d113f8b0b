"""Events as calendars (RFC 5545, RFC 7986) and as invitations that calendars answer (RFC 5546).

One UID for the whole life of an event, SEQUENCE raised by each turn, DTSTAMP of its last change, so that a reader who
asks again gets the same bytes. A postponed event stays visible on its former date, for calendars hide cancelled ones;
an event of which no day is known is in no calendar.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, vCalAddress, vText
from icalendar import Event as Entry

from faitiere.domains.events.choices import EventAudience, EventFormat, EventKind, EventState, PlaceState, WhenKind
from faitiere.domains.events.exports.timezones import timezone
from faitiere.domains.events.models import Event, Invitation, Registration
from faitiere.domains.events.models.when import When
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.life.history import Past, past, pasts
from faitiere.domains.events.queries.visibility import ANYBODY, Reader
from faitiere.domains.library.models import NetworkIdentity
from faitiere.domains.library.queries import identity

REFRESH = timedelta(hours=6)
STATUS = {
    EventState.IDEA: "TENTATIVE",
    EventState.SAVE_THE_DATE: "TENTATIVE",
    EventState.OPEN: "CONFIRMED",
    EventState.POSTPONED: "TENTATIVE",
    EventState.CANCELLED: "CANCELLED",
    EventState.HELD: "CONFIRMED",
}
MARKS = {EventState.POSTPONED: "[Reporté] ", EventState.CANCELLED: "[Annulé] "}
DATED = {WhenKind.EXACT, WhenKind.DAY}


@dataclass(frozen=True)
class Attendee:
    """Somebody whose calendar holds the event: who it is, what was answered, and the way into the video meeting."""

    email: str
    name: str = ""
    answer: str = "NEEDS-ACTION"
    join: str = ""


def feed(events: Iterable[Event], *, name: str, reader: Reader = ANYBODY) -> bytes:
    """Return the calendar of many events, for those who subscribe; give them with venue, country and group.

    Of what the reader may not read it says the title, the date and for whom it is, without place nor link.
    """
    shown = list(events)
    known = pasts(shown)
    calendar = _calendar(name=name)
    for event in shown:
        if entry := _entry(event, known.get(event.pk, Past()), in_full=reader.may_read(event)):
            calendar.add_component(entry)
    return _written(calendar, shown)


def invitation_request(invitation: Invitation, *, now: datetime) -> bytes:
    """Return the invitation that a calendar answers (METHOD:REQUEST); empty when no day is known."""
    return message(invitation.event, invited(invitation), "REQUEST", now=now)


def invitation_cancel(invitation: Invitation, *, now: datetime) -> bytes:
    """Return what takes the event out of an invited person's calendar (METHOD:CANCEL)."""
    return message(invitation.event, invited(invitation), "CANCEL", now=now)


def registration_request(registration: Registration, *, now: datetime) -> bytes:
    """Return the event for the calendar of somebody registered, with the personal way into the video meeting."""
    return message(registration.event, registered(registration, now), "REQUEST", now=now)


def registration_cancel(registration: Registration, *, now: datetime) -> bytes:
    """Return what takes the event out of the calendar of somebody registered."""
    return message(registration.event, registered(registration, now), "CANCEL", now=now)


def message(event: Event, attendee: Attendee, method: str, *, now: datetime) -> bytes:
    """Return one event for one attendee, as REQUEST or CANCEL; DTSTAMP is now, so that the last one sent counts."""
    return to_each(event, [attendee], method, now=now)[0]


def to_each(event: Event, attendees: Sequence[Attendee], method: str, *, now: datetime) -> list[bytes]:
    """Return the message of each attendee, in their order: written once, with the lines of each put in."""
    entry = _entry(event, past(event))
    if entry is None:
        return [b""] * len(attendees)
    entry.DTSTAMP = now
    entry["ORGANIZER"] = _organizer()
    if method == "CANCEL":
        entry["STATUS"] = "CANCELLED"
    calendar = _calendar(method=method)
    calendar.add_component(entry)
    start, end, rest = _written(calendar, [event]).partition(b"END:VEVENT")
    return [start + _lines(attendee) + end + rest for attendee in attendees]


def _lines(attendee: Attendee) -> bytes:
    """Return the lines of an entry that are those of one person."""
    entry = Entry()
    entry.add("attendee", _attendee(attendee))
    if attendee.join:
        entry.add("conference", attendee.join, parameters={"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Rejoindre"})
    return bytes(entry.to_ical()).removeprefix(b"BEGIN:VEVENT\r\n").removesuffix(b"END:VEVENT\r\n")


def organizer() -> str:
    """Return the address to which calendars send their answers: the mailbox we read, else the network's."""
    return _answers_to(identity())


def _answers_to(network: NetworkIdentity) -> str:
    return settings.CALENDAR_ADDRESS or network.email or settings.DEFAULT_FROM_EMAIL


def _calendar(*, name: str = "", method: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Faîtière//Agenda//FR")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", REFRESH)
    return calendar


def _entry(event: Event, before: Past, *, in_full: bool = True) -> Entry | None:
    """Return the entry of an event, on its former date when it is postponed without another; None without a day."""
    dated = event.when if event.when_kind in DATED else before.former
    if dated is None or dated.first_day is None:
        return None
    # A day given up and not replaced is a postponement, whatever the deed was called.
    is_put_off = event.when_kind not in DATED and event.state != EventState.CANCELLED
    state = EventState.POSTPONED if is_put_off else EventState(event.state)
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at)
    entry.add("last-modified", event.changed_at)
    entry.add("status", STATUS[state])
    entry.add("transp", "TRANSPARENT" if state in MARKS else "OPAQUE")
    entry.add("summary", MARKS.get(state, "") + (event.short_title or event.title))
    entry.add("description", _description(event, before) if in_full else _audience(event))
    entry.add("categories", [str(EventKind(event.kind).label), *([event.group.name] if event.group else [])])
    if in_full:
        entry.add("url", addresses.event(event))
        if place := _place(event):
            entry.add("location", place)
    _add_moment(entry, dated)
    return entry


def _add_moment(entry: Entry, dated: When) -> None:
    if dated.kind == WhenKind.DAY and dated.first_day and dated.last_day:
        entry.add("dtstart", dated.first_day)
        entry.add("dtend", dated.last_day + timedelta(days=1))
    elif dated.starts_at:
        zone = ZoneInfo(dated.timezone)
        entry.add("dtstart", dated.starts_at.astimezone(zone))
        if dated.ends_at:
            entry.add("dtend", dated.ends_at.astimezone(zone))


def _description(event: Event, before: Past) -> str:
    word = before.word if event.state in MARKS else ""
    return "\n\n".join(part for part in (word, _audience(event), event.description, addresses.event(event)) if part)


def _audience(event: Event) -> str:
    return "" if event.audience == EventAudience.PUBLIC else f"Pour qui : {EventAudience(event.audience).label}."


def _place(event: Event) -> str:
    """Return where one goes; the link of the meeting is for the registered, never here."""
    online = "Visioconférence" if event.format in {EventFormat.ONLINE, EventFormat.HYBRID} else ""
    site = event.place
    if event.venue:
        site = ", ".join(part for part in (event.venue.name, event.venue.address, event.venue.city) if part)
    return " · ".join(part for part in (site, online) if part)


def invited(invitation: Invitation) -> Attendee:
    """Return an invited person, who is asked for an answer."""
    return Attendee(invitation.email, str(invitation))


def registered(registration: Registration, now: datetime) -> Attendee:
    """Return somebody registered, who has accepted, or waits for a place."""
    is_sure = registration.state == PlaceState.CONFIRMED
    join = addresses.join(registration, now=now) if is_sure and registration.event.video_url else ""
    return Attendee(registration.email, str(registration), "ACCEPTED" if is_sure else "TENTATIVE", join)


def _organizer() -> vCalAddress:
    network = identity()
    address = vCalAddress(f"mailto:{_answers_to(network)}")
    address.params["CN"] = vText(network.name)
    return address


def _attendee(attendee: Attendee) -> vCalAddress:
    address = vCalAddress(f"mailto:{attendee.email}")
    is_asked = attendee.answer == "NEEDS-ACTION"
    address.params.update(
        {
            "CN": attendee.name or attendee.email,
            "CUTYPE": "INDIVIDUAL",
            "ROLE": "REQ-PARTICIPANT",
            "PARTSTAT": attendee.answer,
            "RSVP": "TRUE" if is_asked else "FALSE",
        }
    )
    return address


def _written(calendar: Calendar, events: Iterable[Event]) -> bytes:
    """Return the calendar with the rules of the time zones it uses, first, as readers expect them."""
    zones = sorted({event.timezone for event in events if event.when_kind != WhenKind.DAY})
    calendar.subcomponents[:0] = [timezone(name) for name in zones]
    return bytes(calendar.to_ical())
