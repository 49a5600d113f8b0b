"""What the room remembers."""

from faitiere.domains.mandates.models.alert import MandateAlert
from faitiere.domains.mandates.models.body import Body, ParityRule, Seat
from faitiere.domains.mandates.models.mandate import Mandate, MandateMention
from faitiere.domains.mandates.models.mission import MissionLetter, MissionReport

__all__ = [
    "Body",
    "Mandate",
    "MandateAlert",
    "MandateMention",
    "MissionLetter",
    "MissionReport",
    "ParityRule",
    "Seat",
]
