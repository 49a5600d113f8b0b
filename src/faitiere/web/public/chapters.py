"""A public history: each mandate told once, with all the sources that mention it, among the turns of a group's life."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from faitiere.domains.mandates.choices import Holding
from faitiere.domains.mandates.models import Mandate
from faitiere.domains.people.models import Office
from faitiere.domains.people.queries import Event
from faitiere.kernel.periods import PartialDate, day_before

TOLD = {"mandate_started", "mandate_seen", "mandate_ended", "office_started", "office_seen", "office_ended"}
ALONE = {"step_created", "step_relaunched", "step_dormant", "step_closed", "body_created", "body_closed", "parity_rule"}


@dataclass(frozen=True)
class Voice:
    """A source, and when it speaks."""

    on: PartialDate
    source: str
    note: str = ""


@dataclass
class Chapter:
    """A mandate, an office or a turn, from the day it is first known."""

    on: PartialDate
    text: str = ""
    about: Mandate | Office | None = None
    note: str = ""
    voices: list[Voice] = field(default_factory=list)
    ended: PartialDate | None = None

    @property
    def mandate(self) -> Mandate | None:
        """Return the mandate it tells of."""
        return self.about if isinstance(self.about, Mandate) else None

    @property
    def office(self) -> Office | None:
        """Return the office it tells of."""
        return self.about if isinstance(self.about, Office) else None

    @property
    def is_vacancy(self) -> bool:
        """Tell whether it says that nobody held the seat."""
        return self.mandate is not None and self.mandate.holding == Holding.VACANT

    def hear(self, event: Event) -> None:
        """Add what an event of the same mandate says."""
        if event.kind.endswith("_ended"):
            self.ended = PartialDate(day_before(event.on.first))  # ends are exclusive
        elif event.source:
            self.voices.append(Voice(event.on, event.source, event.note))
        if event.on.first < self.on.first:
            self.on = event.on


def chapters(events: Iterable[Event], until: date) -> list[Chapter]:
    """Return the public history known by a day, the latest first. Letters, accounts and judgements stay inside."""
    told: dict[tuple[type, int], Chapter] = {}
    alone: list[Chapter] = []
    for event in events:
        if event.on.first > until:
            continue
        if event.kind in TOLD:
            key = (type(event.about), event.about.pk)
            told.setdefault(key, Chapter(event.on, about=event.about)).hear(event)
        elif event.kind in ALONE:
            voices = [Voice(event.on, event.source)] if event.source else []
            alone.append(Chapter(event.on, event.text, note=event.note, voices=voices))
    return sorted([*told.values(), *alone], key=lambda chapter: (chapter.on.last, chapter.on.first), reverse=True)
