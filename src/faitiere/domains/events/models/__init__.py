"""What the room remembers."""

from faitiere.domains.events.models.attendance import Certificate, DoorPass
from faitiere.domains.events.models.change import EventChange
from faitiere.domains.events.models.event import Event
from faitiere.domains.events.models.feed import CalendarFeed
from faitiere.domains.events.models.invitation import Invitation
from faitiere.domains.events.models.minutes import Decision, Minutes, MinutesRequest
from faitiere.domains.events.models.programme import EventRoom, Session, Speaker, Track
from faitiere.domains.events.models.registration import CheckIn, Registration, SessionPlace
from faitiere.domains.events.models.series import Series, Venue
from faitiere.domains.events.models.site import EventSite

__all__ = [
    "CalendarFeed",
    "Certificate",
    "CheckIn",
    "Decision",
    "DoorPass",
    "Event",
    "EventChange",
    "EventRoom",
    "EventSite",
    "Invitation",
    "Minutes",
    "MinutesRequest",
    "Registration",
    "Series",
    "Session",
    "SessionPlace",
    "Speaker",
    "Track",
    "Venue",
]
