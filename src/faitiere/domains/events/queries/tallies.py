"""How many come, by authority and by side: « 8 confirmées, 21 en cours »."""

from collections import defaultdict
from dataclasses import dataclass

from faitiere.domains.events.choices import AnswerKind, Side
from faitiere.domains.events.models import Event, Invitation
from faitiere.domains.territories.models import Authority

COMING = {AnswerKind.YES, AnswerKind.SUBSTITUTE}


@dataclass
class Tally:
    """Answers counted: who comes, who is still awaited (an « I do not know yet » included), who does not come."""

    confirmed: int = 0
    pending: int = 0
    declined: int = 0

    @property
    def invited(self) -> int:
        """Return how many were counted."""
        return self.confirmed + self.pending + self.declined

    def add(self, answer: str) -> None:
        """Count an answer."""
        if answer in COMING:
            self.confirmed += 1
        elif answer == AnswerKind.NO:
            self.declined += 1
        else:
            self.pending += 1


@dataclass(frozen=True)
class AuthorityAnswer:
    """What an authority answers: it comes as soon as one of its people does; it declines when all of them do."""

    authority: Authority
    side: Side
    people: Tally

    @property
    def answer(self) -> str:
        """Return the one answer that its people give."""
        if self.people.confirmed:
            return AnswerKind.YES
        return AnswerKind.UNSURE if self.people.pending else AnswerKind.NO


@dataclass(frozen=True)
class SideTally:
    """One side of an event: its authorities and its people."""

    side: Side
    authorities: Tally
    people: Tally


def by_authority(event: Event) -> list[AuthorityAnswer]:
    """Return what each invited authority answers, by name: one query."""
    found: dict[tuple[str, int], AuthorityAnswer] = {}
    rows = Invitation.objects.standing().filter(event=event, authority__isnull=False)
    for row in rows.select_related("authority__country").order_by("authority__name", "authority", "pk"):
        if row.authority:
            key = (row.side, row.authority.pk)
            one = found.setdefault(key, AuthorityAnswer(row.authority, Side(row.side), Tally()))
            one.people.add(row.answer)
    return list(found.values())


def by_side(event: Event) -> list[SideTally]:
    """Return the tally of each side that was invited, France first: two queries."""
    people: dict[str, Tally] = defaultdict(Tally)
    authorities: dict[str, Tally] = defaultdict(Tally)
    for side, answer in Invitation.objects.standing().filter(event=event).values_list("side", "answer").order_by("pk"):
        people[side].add(answer)
    for one in by_authority(event):
        authorities[one.side].add(one.answer)
    return [SideTally(side, authorities[side], people[side]) for side in Side if side in people]


def total(event: Event) -> Tally:
    """Return the tally of all the people invited: one query."""
    tally = Tally()
    for answer in Invitation.objects.standing().filter(event=event).values_list("answer", flat=True).order_by("pk"):
        tally.add(answer)
    return tally
