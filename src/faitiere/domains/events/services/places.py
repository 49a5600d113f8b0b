"""Places: the one door through which a counter moves, so that nothing is ever overbooked by accident.

Counting rows and then inserting one, `atomic()` alone, or a row lock on SQLite all lose places or show errors under
contention (measured). A conditional update of the counter, in the transaction that writes the registration, is right on
both databases with the same code: the row it updates is also the lock behind which the waiting list moves.
"""

from django.db.models import F, Q, QuerySet

from faitiere.domains.events.models import Event, Session

Counted = Event | Session


def take(counted: Counted) -> bool:
    """Take a place if there is one; False when it is full."""
    free = Q(capacity=None) | Q(taken__lt=F("capacity") + F("extra"))
    return bool(_row(counted).filter(free).update(taken=F("taken") + 1))


def grant(counted: Counted) -> bool:
    """Take a place even if there is none, as staff may; True when it had to be added to the capacity."""
    if take(counted):
        return False
    _row(counted).update(taken=F("taken") + 1, extra=F("extra") + 1)
    return True


def give_back(counted: Counted, *, was_granted: bool) -> None:
    """Give a place back; one added by staff disappears with its holder."""
    _row(counted).filter(taken__gt=0).update(taken=F("taken") - 1, **({"extra": F("extra") - 1} if was_granted else {}))


def resize(counted: Counted, capacity: int | None) -> bool:
    """Change the capacity; False when more places are taken than that, and nothing changes."""
    fits = Q() if capacity is None else Q(taken__lte=capacity + F("extra"))
    return bool(_row(counted).filter(fits).update(capacity=capacity))


def hold(counted: Counted) -> None:
    """Lock the row for the rest of the transaction, so that two writers see the waiting list in turn."""
    _row(counted).update(taken=F("taken"))


def _row(counted: Counted) -> QuerySet[Event] | QuerySet[Session]:
    if isinstance(counted, Event):
        return Event.objects.filter(pk=counted.pk)
    return Session.objects.filter(pk=counted.pk)
