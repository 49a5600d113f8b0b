"""Events as search engines read them: JSON-LD of schema.org, with their state and how one takes part.

It is a data block, which browsers never run: the content policy of the site has nothing to allow for it.
"""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString, mark_safe

from faitiere.domains.events.choices import EventFormat, EventState, WhenKind
from faitiere.domains.events.models import Event, Venue
from faitiere.domains.events.models.when import When
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.life.history import DATED, Past, past
from faitiere.domains.library.queries import identity

STATUS = {EventState.POSTPONED: "EventPostponed", EventState.CANCELLED: "EventCancelled"}
ATTENDANCE = {
    EventFormat.ONSITE: "OfflineEventAttendanceMode",
    EventFormat.ONLINE: "OnlineEventAttendanceMode",
    EventFormat.HYBRID: "MixedEventAttendanceMode",
}
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}


def block(event: Event) -> SafeString:
    """Return the JSON to put in a script of type `application/ld+json`; empty when no day is known."""
    known = described(event, past(event))
    return mark_safe(json.dumps(known, ensure_ascii=False).translate(ESCAPES) if known else "")


def described(event: Event, before: Past) -> dict[str, Any]:
    """Return an event as schema.org describes it; a postponed one keeps its former date, as it asks."""
    dated = event.when if event.when_kind in DATED else before.former
    if dated is None:
        return {}
    network = identity()
    organizer = {"@type": "Organization", "name": network.name, "url": network.website}
    known = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "url": addresses.event(event),
        "description": event.description,
        "inLanguage": "fr",
        "eventStatus": f"https://schema.org/{_status(event, before)}",
        "startDate": _moment(dated, is_end=False),
        "endDate": _moment(dated, is_end=True),
        "location": _location(event),
        "organizer": {name: value for name, value in organizer.items() if value},
        "maximumAttendeeCapacity": event.capacity,
    }
    if event.format in ATTENDANCE:
        known["eventAttendanceMode"] = f"https://schema.org/{ATTENDANCE[EventFormat(event.format)]}"
    if _is_rescheduled(event, before) and before.former:
        known["previousStartDate"] = _moment(before.former, is_end=False)
    return {name: value for name, value in known.items() if value}


def _status(event: Event, before: Past) -> str:
    if event.state in STATUS:
        return STATUS[EventState(event.state)]
    if event.when_kind not in DATED:
        return "EventPostponed"
    return "EventRescheduled" if _is_rescheduled(event, before) else "EventScheduled"


def _is_rescheduled(event: Event, before: Past) -> bool:
    """Tell whether the day is another one than was told; an hour made known is no other day."""
    has_moved = before.former is not None and before.former.first_day != event.when.first_day
    return has_moved and event.when_kind in DATED and event.state not in STATUS


def _moment(dated: When, *, is_end: bool) -> str:
    """Return an ISO 8601 day, or a moment with the offset of the place."""
    if dated.kind == WhenKind.DAY:
        day = dated.last_day if is_end else dated.first_day
        return day.isoformat() if day else ""
    moment = dated.ends_at if is_end else dated.starts_at
    return moment.astimezone(ZoneInfo(dated.timezone)).isoformat() if moment else ""


def _location(event: Event) -> list[dict[str, Any]]:
    """Return where one goes; online, the page of the event, never the link of the meeting."""
    places = []
    if event.format != EventFormat.ONLINE and (event.venue or event.place):
        places.append(
            _place(event.venue) if event.venue else {"@type": "Place", "name": event.place, "address": event.place}
        )
    if event.format in {EventFormat.ONLINE, EventFormat.HYBRID}:
        places.append({"@type": "VirtualLocation", "url": addresses.event(event)})
    return places


def _place(venue: Venue) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue.address,
        "addressLocality": venue.city,
        "addressCountry": venue.country_id,
    }
    return {
        "@type": "Place",
        "name": venue.name,
        "address": {name: value for name, value in address.items() if value},
    }
