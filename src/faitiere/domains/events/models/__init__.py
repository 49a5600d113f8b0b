"""What the room remembers."""

from faitiere.domains.events.models.change import EventChange
from faitiere.domains.events.models.event import Event
from faitiere.domains.events.models.invitation import Invitation
from faitiere.domains.events.models.minutes import Decision, Minutes
from faitiere.domains.events.models.programme import EventRoom, Session, Speaker, Track
from faitiere.domains.events.models.registration import CheckIn, Registration, SessionPlace
from faitiere.domains.events.models.series import Series, Venue

__all__ = [
    "CheckIn",
    "Decision",
    "Event",
    "EventChange",
    "EventRoom",
    "Invitation",
    "Minutes",
    "Registration",
    "Series",
    "Session",
    "SessionPlace",
    "Speaker",
    "Track",
    "Venue",
]
