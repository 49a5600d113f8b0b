"""Who was expected and who came: by kind of participant, of authority, by country, by session. Five queries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from faitiere.domains.events.choices import ParticipantKind, PlaceState
from faitiere.domains.events.models import CheckIn, Event, Registration, Session, SessionPlace
from faitiere.domains.people.queries.offices import held_offices
from faitiere.kernel.words import plain

# The first word of a function that only somebody elected has.
_ELECTED = {
    "maire",
    "adjoint",
    "adjointe",
    "conseiller",
    "conseillere",
    "president",
    "presidente",
    "vice-president",
    "vice-presidente",
    "elu",
    "elue",
    "depute",
    "deputee",
    "senateur",
    "senatrice",
}


@dataclass(frozen=True)
class Line:
    """How many were expected and came."""

    label: str
    expected: int
    came: int

    @property
    def rate(self) -> int | None:
        """Return the share of those expected who came, in hundredths; None when nobody was."""
        return round(100 * self.came / self.expected) if self.expected else None


@dataclass(frozen=True)
class Figures:
    """The figures of an event. Whoever came without registering was expected by nobody before the door opened."""

    whole: Line
    walk_ins: int
    waiting: int
    doubles: int
    by_kind: tuple[Line, ...]
    by_authority_kind: tuple[Line, ...]
    by_country: tuple[Line, ...]
    by_session: tuple[Line, ...]


def figures(event: Event) -> Figures:
    """Count an event: each person once, by whichever door and however often they came in."""
    people = list(
        Registration.objects.filter(event=event)
        .exclude(state=PlaceState.CANCELLED)
        .select_related("authority__country")
        .order_by("pk")
    )
    passages = list(
        CheckIn.objects.filter(registration__event=event, withdrawn_at=None).values_list(
            "registration", "session", "terminal"
        )
    )
    came = {registration for registration, _session, _terminal in passages}
    kinds = participant_kinds(people, event.starts_at.date() if event.starts_at else None)
    confirmed = [one for one in people if one.state == PlaceState.CONFIRMED]

    def lines(label: Callable[[Registration], Any]) -> tuple[Line, ...]:
        return _lines(confirmed, came, label)

    return Figures(
        whole=Line("", len(confirmed), sum(one.pk in came for one in people)),
        walk_ins=sum(one.is_walk_in for one in people),
        waiting=len(people) - len(confirmed),
        doubles=_doubles(passages),
        by_kind=lines(lambda one: kinds[one.pk].label),
        by_authority_kind=lines(lambda one: one.authority.get_kind_display() if one.authority else None),
        by_country=lines(lambda one: one.authority.country.name if one.authority else None),
        by_session=_sessions(event, passages),
    )


def participant_kinds(people: Iterable[Registration], on: date | None) -> dict[int, ParticipantKind]:
    """Return as what each takes part, on the day of the event: one query whatever their number."""
    rows = list(people)
    held = held_offices([one.person_id for one in rows if one.person_id], on) if on else {}
    return {one.pk: _kind(one, bool(held.get(one.person_id or 0))) for one in rows}


def _kind(one: Registration, holds_office: bool) -> ParticipantKind:
    first_word = plain(one.role).split(" ")[0] if one.role else ""
    if holds_office or first_word in _ELECTED:
        return ParticipantKind.ELECTED
    if one.authority_id:
        return ParticipantKind.OFFICER
    return ParticipantKind.PARTNER if one.organization_name else ParticipantKind.OTHER


def _lines(people: list[Registration], came: set[int], label: Callable[[Registration], Any]) -> tuple[Line, ...]:
    """Return a line per label, the most numerous first; who has no label is left out."""
    expected, seen = Counter[str](), Counter[str]()
    for one in people:
        if named := label(one):
            expected[str(named)] += 1
            seen[str(named)] += one.pk in came
    return tuple(Line(name, count, seen[name]) for name, count in sorted(expected.items(), key=lambda x: (-x[1], x[0])))


def _sessions(event: Event, passages: Sequence[tuple[int, int | None, str]]) -> tuple[Line, ...]:
    seen = defaultdict(set)
    for registration, session, _terminal in passages:
        seen[session].add(registration)
    places = SessionPlace.objects.filter(session__event=event, state=PlaceState.CONFIRMED)
    expected = Counter(places.values_list("session", flat=True).order_by())
    sessions = Session.objects.filter(event=event).order_by("starts_at", "order", "pk")
    return tuple(
        Line(session.title, expected[session.pk], len(seen[session.pk]))
        for session in sessions
        if session.has_registration or seen[session.pk]
    )


def _doubles(passages: Sequence[tuple[int, int | None, str]]) -> int:
    """Count those whom two posts let in to the same part: a badge lent, or a phone that came back late."""
    posts = defaultdict(set)
    for registration, session, terminal in passages:
        posts[registration, session].add(terminal)
    return sum(len(terminals) > 1 for terminals in posts.values())
