"""The list of those whom bulk mail leaves alone, asked again at the moment of sending.

What a person asked for (a code, a receipt) or the law demands (a convocation) does not ask this list.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from faitiere.kernel.audit import log
from faitiere.kernel.mail.addresses import hashed, normalised
from faitiere.kernel.mail.models import Suppression, SuppressionReason

EVERYTHING = ""


def add(
    address: str, *, scope: str = EVERYTHING, reason: SuppressionReason, now: datetime, by: log.Actor | None = None
) -> Suppression:
    """Leave an address alone from now on, in one stream or in all; asked again, the first reason and date stay."""
    suppression, _created = Suppression.objects.get_or_create(
        address_hash=hashed(address),
        scope=scope,
        defaults={"reason": reason, "since": now, "by": str(by or "")[:150]},
    )
    return suppression


def lift(address: str, *, scope: str = EVERYTHING, reason: str, now: datetime, by: log.Actor) -> bool:
    """Write to an address again; the log keeps who decided so and why. Tell whether it was left alone."""
    suppression = Suppression.objects.filter(address_hash=hashed(address), scope=scope).first()
    if suppression is None:
        return False
    release(suppression, reason=reason, now=now, by=by)
    return True


@transaction.atomic
def release(suppression: Suppression, *, reason: str, now: datetime, by: log.Actor) -> None:
    """Take a row off the list, its address known or not; the log keeps who decided so and why."""
    log.record("adresse rétablie", suppression, by=by, changes={"reason": [suppression.reason, reason]}, at=now)
    suppression.delete()


def held(addresses: Iterable[str], *, stream: str) -> set[str]:
    """Return, among addresses, those that a stream leaves alone, normalised: one query for the whole batch."""
    by_hash = {hashed(address): normalised(address) for address in addresses}
    found = Suppression.objects.filter(address_hash__in=by_hash, scope__in={EVERYTHING, stream})
    return {by_hash[digest] for digest in found.values_list("address_hash", flat=True)}
