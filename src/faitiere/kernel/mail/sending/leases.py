"""Reserving letters: a worker speaks only for rows that bear its lease, and only until it ends."""

import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from faitiere.kernel.mail import checkpoints, suppressions, throttles
from faitiere.kernel.mail.composing.composers import Parcel
from faitiere.kernel.mail.models import Dispatch, DispatchState, Mailing
from faitiere.kernel.mail.models.dispatch import WAITING

# Far longer than a batch, which is cut after seconds, and than the relay's slowest answer.
LEASE = timedelta(minutes=5)
BATCH = 200
LEFT = "Désabonnement ou opposition depuis la préparation de l’envoi."
FIELDS = ("pk", "address", "domain", "name", "variant", "values", "attempts")


@dataclass(frozen=True)
class Lease:
    """Rows that one worker holds."""

    token: str
    parcels: list[Parcel]


def take(mailing: Mailing, *, now: datetime) -> Lease:
    """Reserve the next letters: no more than the limits allow, and not those of people who left since the freeze."""
    lease = _reserve(mailing, _allowed(mailing, BATCH, now), now)
    checkpoints.reached("reserved")
    return _within_domains(_without_suppressed(mailing, lease, now), now)


def give_back(lease: Lease, parcels: Iterable[Parcel]) -> None:
    """Return letters of which nothing was said."""
    if pks := [parcel.pk for parcel in parcels]:
        held = Dispatch.objects.filter(pk__in=pks, lease=lease.token, state=DispatchState.LEASED)
        held.update(state=DispatchState.PLANNED, lease="", lease_until=None)


def _allowed(mailing: Mailing, size: int, now: datetime) -> int:
    scopes = (throttles.EVERYTHING, throttles.sender_scope(mailing.sender))
    return min(throttles.take(dict.fromkeys(scopes, size), now=now).values())


def _reserve(mailing: Mailing, size: int, now: datetime) -> Lease:
    token = secrets.token_hex(16)
    if not size:
        return Lease(token, [])
    with transaction.atomic():
        pks = _next(mailing, size, now)
        rows = Dispatch.objects.filter(pk__in=pks, state__in=WAITING)
        rows.update(state=DispatchState.LEASED, lease=token, lease_until=now + LEASE)
    held = Dispatch.objects.filter(pk__in=pks, lease=token).order_by("pk")
    return Lease(token, [Parcel(*row) for row in held.values_list(*FIELDS)])


def _next(mailing: Mailing, size: int, now: datetime) -> list[int]:
    """Return the next rows, those never tried first: each state is read in the order of its index, not sorted."""
    rows = mailing.dispatches.exclude(domain__in=throttles.empty_domains(now=now)).order_by("pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    found = list(rows.filter(state=DispatchState.PLANNED).values_list("pk", flat=True)[:size])
    if len(found) < size:
        again = rows.filter(state=DispatchState.RETRY, not_before__lte=now).values_list("pk", flat=True)
        found += again[: size - len(found)]
    return found


def _without_suppressed(mailing: Mailing, lease: Lease, now: datetime) -> Lease:
    held = suppressions.held([parcel.address for parcel in lease.parcels], stream=mailing.stream)
    if held:
        gone = [parcel.pk for parcel in lease.parcels if parcel.address in held]
        Dispatch.objects.filter(pk__in=gone, lease=lease.token).update(
            state=DispatchState.WITHDRAWN, lease="", lease_until=None, changed_at=now, reply=LEFT
        )
    return Lease(lease.token, [parcel for parcel in lease.parcels if parcel.address not in held])


def _within_domains(lease: Lease, now: datetime) -> Lease:
    """Keep of each domain what its bucket allows; return the rest at once, for others to go by."""
    wanted = Counter(throttles.domain_scope(parcel.domain) for parcel in lease.parcels)
    left = Counter(throttles.take(wanted, now=now)) if wanted else wanted
    if left == wanted:
        return lease
    kept: list[Parcel] = []
    for parcel in lease.parcels:
        scope = throttles.domain_scope(parcel.domain)
        if left[scope] > 0:
            left[scope] -= 1
            kept.append(parcel)
    keep = {parcel.pk for parcel in kept}
    give_back(lease, (parcel for parcel in lease.parcels if parcel.pk not in keep))
    return Lease(lease.token, kept)
