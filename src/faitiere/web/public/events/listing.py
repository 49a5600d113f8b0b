"""What comes, by month, and what has no day yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils import timezone

from faitiere.domains.events.choices import WhenKind
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.dates import when
from faitiere.web.public.events.months import Month, month_of
from faitiere.web.public.events.rows import Row

DATED = [WhenKind.EXACT, WhenKind.DAY]


@dataclass(frozen=True)
class Heading:
    """A month of the agenda and what takes place then."""

    month: Month
    rows: list[Row]


def upcoming(events: QuerySet[Event], today: date) -> QuerySet[Event]:
    """Return what is not over and has a day, in order."""
    now = datetime.combine(today, time(), timezone.get_current_timezone())
    lasts = Q(ends_at__gt=now) | Q(ends_at=None, starts_at__gte=now)
    return events.filter(lasts, when_kind__in=DATED).select_related("venue").order_by("starts_at", "title", "pk")


def undated(events: QuerySet[Event], today: date) -> QuerySet[Event]:
    """Return what has no day yet, or not any more."""
    now = datetime.combine(today, time(), timezone.get_current_timezone())
    unknown = Q(starts_at=None) | Q(when_kind__in=[WhenKind.MONTH, WhenKind.YEAR], ends_at__gt=now)
    return events.filter(unknown).select_related("venue").order_by("starts_at", "title", "pk")


def months(rows: Iterable[Row]) -> list[Heading]:
    """Return the rows under the month in which each begins."""
    return [Heading(month, list(filed)) for month, filed in groupby(rows, key=_month)]


def _month(row: Row) -> Month:
    first = when(row.event).first_day
    return month_of(first or date.min)
