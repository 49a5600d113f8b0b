"""How fast letters leave: token buckets in the database, shared by all workers and kept across restarts.

A worker takes tokens before it reserves letters and goes on with those that it got. Nobody sleeps with a reservation.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.db import transaction

from faitiere.kernel.mail.addresses import normalised
from faitiere.kernel.mail.models import Throttle

EVERYTHING = "*"
SKEW = timedelta(minutes=1)


def sender_scope(sender: str) -> str:
    """Return the scope of a sender, whatever name stands before the address."""
    return f"sender:{normalised(parseaddr(sender)[1])}"


def domain_scope(domain: str) -> str:
    """Return the scope of the recipients' domain."""
    return f"domain:{domain}"


def limits() -> dict[str, float]:
    """Return every limit in force, in letters per second."""
    return dict(Throttle.objects.order_by("scope").values_list("scope", "per_second"))


def limit(scope: str, per_second: float | None) -> None:
    """Set the limit of a scope, or take it away."""
    if per_second is None:
        Throttle.objects.filter(scope=scope).delete()
    else:
        Throttle.objects.update_or_create(scope=scope, defaults={"per_second": per_second})


def empty_domains(*, now: datetime) -> list[str]:
    """Return the recipients' domains that have to wait before one more letter."""
    rows = Throttle.objects.filter(scope__startswith="domain:").order_by("scope")
    return [row.scope.removeprefix("domain:") for row in rows if _level(row, now) < 1]


@transaction.atomic
def take(wanted: Mapping[str, int], *, now: datetime) -> dict[str, int]:
    """Take as many tokens as each bucket has, at most those wanted; a scope without a limit gives all."""
    granted = dict(wanted)
    rows = list(Throttle.objects.select_for_update().filter(scope__in=wanted).order_by("scope"))
    for row in rows:
        level = _level(row, now)
        granted[row.scope] = min(wanted[row.scope], int(level))
        row.tokens, row.refilled_at = level - granted[row.scope], max(now, _refilled_at(row, now) or now)
    Throttle.objects.bulk_update(rows, ["tokens", "refilled_at"])
    return granted


def _level(row: Throttle, now: datetime) -> float:
    """Return what a bucket holds: never more than a second’s worth. A night without mail is no right to a flood."""
    brim = max(row.per_second, 1.0)
    refilled_at = _refilled_at(row, now)
    if refilled_at is None:
        return brim
    return min(brim, row.tokens + max((now - refilled_at).total_seconds(), 0.0) * row.per_second)


def _refilled_at(row: Throttle, now: datetime) -> datetime | None:
    """Return when a bucket was filled: perhaps a little ahead, by another's clock; not known when ours was set back."""
    is_far_ahead = row.refilled_at is not None and row.refilled_at > now + SKEW
    return None if is_far_ahead else row.refilled_at
