"""What personal links open: a registration, a video meeting. `addresses` makes them."""

from dataclasses import dataclass
from datetime import datetime

from faitiere.domains.events.choices import EventState, PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.events.queries import addresses
from faitiere.kernel import signing
from faitiere.kernel.signing import LinkInvalid

NOT_MET = {EventState.CANCELLED, EventState.POSTPONED, EventState.IDEA}


@dataclass(frozen=True)
class VideoRoom:
    """Where a registered person joins: the name of what they join, and their own way there."""

    name: str
    url: str


def registration_at(token: str, *, now: datetime) -> Registration:
    """Return the registration of a personal link. LinkInvalid, LinkExpired."""
    pk = signing.read("events.registration", token, now=now)
    rows = Registration.objects.select_related("event__venue", "event__form", "authority", "responses__form")
    if (found := rows.filter(pk=pk).first()) is None:
        raise LinkInvalid
    return found


def video_rooms(registration: Registration, *, now: datetime) -> list[VideoRoom]:
    """Return the ways into the meetings of a confirmed registration, until the day after; nobody else has any."""
    event = registration.event
    ends_at = event.ends_at or event.starts_at
    is_past = ends_at is not None and ends_at + addresses.JOINED_FOR < now
    if registration.state != PlaceState.CONFIRMED or event.state in NOT_MET or is_past:
        return []
    held = registration.places.filter(state=PlaceState.CONFIRMED).exclude(session__video_url="")
    ordered = held.select_related("session").order_by("session__starts_at", "session__pk")
    whole = [VideoRoom("Rejoindre la visioconférence", addresses.join(registration, now=now))]
    sessions = [
        VideoRoom(f"Rejoindre « {place.session} »", addresses.join(registration, place.session, now=now))
        for place in ordered
    ]
    return (whole if event.video_url else []) + sessions


def video_url_at(token: str, *, now: datetime) -> str:
    """Return the meeting that a joining link leads to, as long as the place stands. LinkInvalid, LinkExpired."""
    value = signing.read("events.join", token, now=now)
    pk, session = value if isinstance(value, list) else (value, None)
    standing = Registration.objects.filter(pk=pk, state=PlaceState.CONFIRMED).exclude(event__state__in=NOT_MET)
    if session:
        held = standing.filter(places__session=session, places__state=PlaceState.CONFIRMED)
        url = held.values_list("places__session__video_url", flat=True).first()
    else:
        url = standing.values_list("event__video_url", flat=True).first()
    if not url:
        raise LinkInvalid
    return url
