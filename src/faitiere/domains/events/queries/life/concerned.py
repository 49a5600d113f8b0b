"""Who is told when an event changes."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from faitiere.domains.events.choices import AnswerKind, PlaceState
from faitiere.domains.events.models import Event, Invitation, Registration


@dataclass(frozen=True)
class Concerned:
    """How many people stand to an event as what."""

    registered: int
    waiting: int
    unanswered: int

    @property
    def anybody(self) -> int:
        """Return how many people that makes."""
        return self.registered + self.waiting + self.unanswered


def concerned(event: Event) -> Concerned:
    """Count whom a message reaches: who is registered, who waits for a place, who was invited and has not decided."""
    states = event.registrations.exclude(email="").aggregate(
        registered=Count("pk", filter=Q(state=PlaceState.CONFIRMED)),
        waiting=Count("pk", filter=Q(state=PlaceState.WAITING)),
    )
    return Concerned(**states, unanswered=undecided(event).count())


def undecided(event: Event) -> QuerySet[Invitation]:
    """Return the invitations that left and are still open, except of those who are registered by another way."""
    standing = Registration.objects.filter(event=event, email__iexact=OuterRef("email")).exclude(
        state=PlaceState.CANCELLED
    )
    asked = event.invitations.standing().filter(sent_at__isnull=False, answer__in=["", AnswerKind.UNSURE])
    return asked.exclude(email="").exclude(Exists(standing))
