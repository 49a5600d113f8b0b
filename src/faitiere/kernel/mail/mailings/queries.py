"""What is known of a mailing: the numbers of its page, its troubles, and how long it will take."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Min, QuerySet

from faitiere.kernel.mail import throttles
from faitiere.kernel.mail.composing.identities import Identities
from faitiere.kernel.mail.models import Dispatch, DispatchState, Mailing

TROUBLES = [DispatchState.UNCERTAIN, DispatchState.REFUSED, DispatchState.RETRY]
# What a modest relay takes when nothing was measured and no limit was set.
USUAL_PACE = 5.0
ENOUGH_TO_MEASURE = 50


@dataclass(frozen=True)
class Estimate:
    """How long a mailing should take, and what makes it so: a scope of throttle, « mesuré » or « usuel »."""

    duration: timedelta
    bound_by: str


def counts(mailing: Mailing) -> dict[DispatchState, int]:
    """Return how many letters are in each state, zero included: their sum is the number of recipients."""
    found = dict(mailing.dispatches.order_by().values_list("state").annotate(number=Count("pk")))
    return {state: found.get(state, 0) for state in DispatchState}


def troubles(mailing: Mailing, *states: DispatchState) -> QuerySet[Dispatch]:
    """Return the letters that a person should look at: uncertain, refused, to be tried again; or only some of them."""
    return mailing.dispatches.filter(state__in=states or TROUBLES).order_by("domain", "pk")


def message_ids(mailing: Mailing, letters: Iterable[Dispatch]) -> list[tuple[Dispatch, str]]:
    """Return each letter with the Message-ID under which the relay's log knows it, every attempt alike."""
    names = Identities(mailing)
    return [(letter, names.message_id(letter.pk)) for letter in letters]


def domains(mailing: Mailing) -> list[dict[str, object]]:
    """Return the numbers of each recipient domain, the largest first: `domain`, `total`, and one per state."""
    table: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(DispatchState.values, 0))
    rows = mailing.dispatches.order_by().values_list("domain", "state").annotate(number=Count("pk"))
    for domain, state, number in rows:
        table[domain][state] = number
    totals = {domain: sum(seen.values()) for domain, seen in table.items()}
    largest = sorted(table, key=lambda domain: (-totals[domain], domain))
    return [{"domain": domain, "total": totals[domain], **table[domain]} for domain in largest]


def estimate(mailing: Mailing | int) -> Estimate:
    """Tell how long what is left of a mailing, or a number of letters, should take; the slowest limit decides."""
    limits = throttles.limits()
    if isinstance(mailing, int):
        return _slowest({throttles.EVERYTHING: mailing}, limits, pace=None, number=mailing)
    waiting = mailing.dispatches.unfinished().order_by()
    loads = {f"domain:{name}": number for name, number in waiting.values_list("domain").annotate(number=Count("pk"))}
    left = sum(loads.values())
    loads |= {throttles.EVERYTHING: left, throttles.sender_scope(mailing.sender): left}
    return _slowest(loads, limits, pace=pace(mailing), number=left)


def pace(mailing: Mailing) -> float | None:
    """Return how many letters a second the relay has taken so far; nothing until there were enough to tell."""
    done = mailing.dispatches.filter(state__in=[DispatchState.HANDED_OVER, DispatchState.REFUSED])
    seen = done.aggregate(number=Count("pk"), first=Min("changed_at"))
    last = done.order_by("-changed_at").values_list("changed_at", flat=True).first()
    if seen["number"] < ENOUGH_TO_MEASURE or last <= seen["first"]:
        return None
    return float(seen["number"] / (last - seen["first"]).total_seconds())


def _slowest(loads: dict[str, int], limits: dict[str, float], *, pace: float | None, number: int) -> Estimate:
    seconds = {scope: load / limits[scope] for scope, load in loads.items() if scope in limits}
    seconds["mesuré" if pace else "usuel"] = number / (pace or USUAL_PACE)
    bound_by = max(seconds, key=lambda scope: seconds[scope])
    return Estimate(timedelta(seconds=round(seconds[bound_by])), bound_by)
