"""The turns of an event as they are told to everybody."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from faitiere.domains.events.choices import ChangeKind, EventState, WhenKind
from faitiere.domains.events.models import Event, EventChange
from faitiere.domains.events.models.when import When

TOLD = {
    ChangeKind.ANNOUNCED: "Date annoncée",
    ChangeKind.OPENED: "Inscriptions ouvertes",
    ChangeKind.MOVED: "Date ou lieu changés",
    ChangeKind.POSTPONED: "Reporté",
    ChangeKind.CANCELLED: "Annulé",
    ChangeKind.HELD: "Tenu",
}


@dataclass(frozen=True)
class Turn:
    """What happened to an event on a day, the word said to the public, and the date given up."""

    kind: str
    on: date
    name: str
    word: str
    former: str


@dataclass(frozen=True)
class Story:
    """The public history of an event, the latest turn first."""

    turns: list[Turn]
    notice: Turn | None

    @property
    def is_worth_telling(self) -> bool:
        """Tell whether more happened than being announced or opened."""
        return len(self.turns) > 1 or any(turn.former for turn in self.turns)


def story(event: Event) -> Story:
    """Return what the public is told: one query. What stopped or moved it last is told first of all."""
    changes = event.changes.filter(kind__in=TOLD).order_by("-at", "-pk")
    turns = [_turn(change, event) for change in changes]
    stops = {EventState.POSTPONED: ChangeKind.POSTPONED, EventState.CANCELLED: ChangeKind.CANCELLED}
    wanted = stops.get(EventState(event.state), ChangeKind.MOVED)
    is_over = event.state == EventState.HELD
    notice = None if is_over else next((turn for turn in turns if turn.kind == wanted), None)
    return Story(turns, notice)


def _turn(change: EventChange, event: Event) -> Turn:
    kind = ChangeKind(change.kind)
    word = change.public_word or (change.reason if kind in {ChangeKind.POSTPONED, ChangeKind.CANCELLED} else "")
    return Turn(kind, timezone.localdate(change.at), TOLD[kind], word, _former(change, event))


def _former(change: EventChange, event: Event) -> str:
    if change.previous_starts_at is None:
        return ""
    kind = WhenKind(change.previous_when)
    return str(When(kind, change.previous_starts_at, change.previous_ends_at, event.timezone))
