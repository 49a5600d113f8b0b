"""What comes and what is past, as rows under their months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import F, Q, QuerySet

from faitiere.domains.events.choices import EventState, WhenKind
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.life import agenda
from faitiere.domains.events.queries.visibility import Reader, announced
from faitiere.domains.groups.models import Group
from faitiere.web.public.events.months import Month, month_of
from faitiere.web.public.events.rows import Row, rows

COMING = [EventState.SAVE_THE_DATE, EventState.OPEN]
LATEST = 5
REMEMBERED = 60


@dataclass(frozen=True)
class Heading:
    """A month of the agenda and what takes place then."""

    month: Month
    rows: list[Row]


def headings(rows: Iterable[Row], today: date) -> list[Heading]:
    """Return the rows under the month in which each begins; what began before and lasts stands under this one."""
    return [
        Heading(month, list(filed))
        for month, filed in groupby(rows, key=lambda row: month_of(max(row.event.when.first_day or today, today)))
    ]


def soon(reader: Reader, on: date, *, limit: int) -> list[Row]:
    """Return the next events that stand: one query."""
    events = agenda.upcoming(on).filter(state__in=COMING).select_related("venue")
    return rows(events[:limit], reader)


def elsewhere(on: date) -> QuerySet[Event]:
    """Return what is known to the year only, and what was put off without a date within the year."""
    lasting = Q(when_kind=WhenKind.YEAR, ends_at__gt=agenda.midnight(on), state__in=COMING)
    put_off = Q(state=EventState.POSTPONED, changed_at__gte=agenda.midnight(on) - agenda.KEPT, starts_at=None)
    return announced().filter(lasting | put_off).order_by("starts_at", "title", "pk")


@dataclass(frozen=True)
class GroupAgenda:
    """The events of a group: what comes, without a date at the end, and the latest past."""

    coming: list[Row]
    past: list[Row]

    def __bool__(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.coming or self.past)


def of_group(group: Group, reader: Reader, on: date) -> GroupAgenda:
    """Return what a group's page shows, what has no date last: one query."""
    newest_first = F("starts_at").desc(nulls_first=True)
    found = list(announced().filter(group=group).select_related("venue").order_by(newest_first, "pk")[:REMEMBERED])
    past = [event for event in found if event.starts_at and (event.ends_at or event.starts_at) <= agenda.midnight(on)]
    undated = [event for event in found if event.starts_at is None and _is_fresh(event, on)]
    coming = [event for event in reversed(found) if event.starts_at and event not in past]
    return GroupAgenda(rows([*coming, *undated], reader), rows(past[:LATEST], reader))


def _is_fresh(event: Event, on: date) -> bool:
    """Tell whether it is waited for: not held, and somebody spoke of it within the year."""
    return event.state != EventState.HELD and event.changed_at >= agenda.midnight(on) - agenda.KEPT
