"""What the room remembers."""

from faitiere.domains.people.models.contact import ContactPoint
from faitiere.domains.people.models.correction import Correction
from faitiere.domains.people.models.office import Office, OfficeMention, Position, PositionMention
from faitiere.domains.people.models.organization import Organization
from faitiere.domains.people.models.person import Person, PersonMerge

__all__ = [
    "ContactPoint",
    "Correction",
    "Office",
    "OfficeMention",
    "Organization",
    "Person",
    "PersonMerge",
    "Position",
    "PositionMention",
]
