"""An event as a list shows it: to whom it is not for, its title, its date and for whom, and no link."""

from collections.abc import Iterable
from dataclasses import dataclass

from faitiere.domains.events.choices import EventAudience, EventKind, EventState
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.registering import opening
from faitiere.domains.events.queries.visibility import Reader

TONES = {
    EventState.SAVE_THE_DATE: "clay",
    EventState.OPEN: "good",
    EventState.POSTPONED: "watch",
    EventState.CANCELLED: "bad",
}
WORTH_SAYING = {EventState.OPEN, EventState.POSTPONED, EventState.CANCELLED}
RESERVED = {
    EventAudience.MEMBERS: "réservé aux adhérents",
    EventAudience.MEMBER_OFFICIALS: "réservé aux élues et élus adhérents",
    EventAudience.GROUP: "réservé aux collectivités du groupe",
    EventAudience.DONORS: "réservé aux donateurs du fonds",
    EventAudience.INVITED: "sur invitation",
}


@dataclass(frozen=True)
class Row:
    """An event in a list."""

    event: Event
    is_readable: bool

    @property
    def title(self) -> str:
        """Return the title, short when there is a short one."""
        return self.event.short_title or self.event.title

    @property
    def kind(self) -> str:
        """Return what it is, in words; Django's own display reads every other choice first, for each row."""
        return str(EventKind(self.event.kind).label)

    @property
    def when(self) -> str:
        """Return the date in words, with its year."""
        return str(self.event.when)

    @property
    def machine_date(self) -> str:
        """Return the first day for machines; empty when none is known to the day."""
        known = self.event.when
        return known.first_day.isoformat() if known.first_day and known.kind in {"exact", "day"} else ""

    @property
    def state(self) -> str:
        """Return where the event stands, « complet » included."""
        return state_of(self.event)

    @property
    def note(self) -> str:
        """Return what the state adds to the date in a list: open, full, put off, called off; else nothing."""
        return self.state if self.event.state in WORTH_SAYING else ""

    @property
    def tone(self) -> str:
        """Return the colour of the state."""
        return "watch" if is_full(self.event) else TONES.get(EventState(self.event.state), "")

    @property
    def reserved(self) -> str:
        """Return whom it is reserved for; empty for everybody."""
        return RESERVED.get(EventAudience(self.event.audience), "")

    @property
    def place(self) -> str:
        """Return where, for those who may read it."""
        return place_of(self.event) if self.is_readable else ""


def rows(events: Iterable[Event], reader: Reader) -> list[Row]:
    """Return events as rows; give them with their venue."""
    return [Row(event, reader.may_read(event)) for event in events]


def is_full(event: Event) -> bool:
    """Tell whether no place is left in an event that takes registrations."""
    return event.state == EventState.OPEN and opening.is_full(event)


def state_of(event: Event) -> str:
    """Return the state in words."""
    return "complet" if is_full(event) else str(EventState(event.state).label)


def place_of(event: Event) -> str:
    """Return where one meets: the venue, else the place in words."""
    return str(event.venue) if event.venue else event.place
