"""Who is told when an event changes."""

from dataclasses import dataclass

from django.db.models import Count, Q

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Event


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
    """Count who is registered, who waits for a place, and who has not answered the invitation that left."""
    states = event.registrations.aggregate(
        registered=Count("pk", filter=Q(state=PlaceState.CONFIRMED)),
        waiting=Count("pk", filter=Q(state=PlaceState.WAITING)),
    )
    return Concerned(**states, unanswered=event.invitations.filter(answer="", sent_at__isnull=False).count())
