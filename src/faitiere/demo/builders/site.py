"""What the builders share: who builds, when, and what already stands."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils import timezone

from faitiere.demo.facts.reader import Source as Cited
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.groups.models import Group
from faitiere.domains.mandates.models import Body, Seat
from faitiere.domains.people.models import Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit.log import Actor, System
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Source

PARIS = ZoneInfo("Europe/Paris")
INVENTED = "Démonstration (fait inventé)"


@dataclass
class Site:
    """A network under construction; everything that stands is found by its identifier in the pack."""

    now: datetime
    register: Path
    crowd: int
    by: Actor = field(default_factory=lambda: System("Démonstration"))
    authorities: dict[str, Authority] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the day of the build."""
        return timezone.localdate(self.now)


def at(moment: str) -> datetime:
    """Return a moment of Paris; a day alone is its nine o’clock."""
    return datetime.fromisoformat(moment if "T" in moment else f"{moment}T09:00").replace(tzinfo=PARIS)


def scan_of(registration: Registration) -> UUID:
    """Return the identity of a passage at the door, the same in each build."""
    return uuid5(NAMESPACE_URL, f"{registration.event}/{registration}")


def lead_of(group: Group) -> Seat:
    """Return the seat of whoever leads a group: the first of its body."""
    return Seat.objects.select_related("body").get(body=group.body, order=0)


def stated(cited: Cited, seen: PartialDate, note: str = "") -> Source:
    """Return a reference of the pack as the rooms take it."""
    return Source(name=cited.document, seen=seen, page=cited.page, note=note)


def invented(on: str) -> Source:
    """Return the source of what is made up for the demonstration, on a date."""
    return Source(name=INVENTED, seen=PartialDate.parse(on))
