"""The agenda: what comes, what has no day yet, what each person may read of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from faitiere.domains.events.choices import EventState, FeedScope, WhenKind
from faitiere.domains.events.models import CalendarFeed, Event
from faitiere.domains.events.queries.visibility import announced, reader_of
from faitiere.kernel.words import words

DATED = [WhenKind.EXACT, WhenKind.DAY]
STANDING = [EventState.SAVE_THE_DATE, EventState.OPEN, EventState.HELD]
KEPT = timedelta(days=365)  # how long a calendar shows what is past, and a promise without a date is believed
MONTHS = 2  # of the newsletter: the current one and the next


@dataclass(frozen=True)
class Bucket:
    """A heading of the newsletter's agenda and what stands under it."""

    key: str
    label: str
    events: list[Event]


def containing(text: str) -> Q:
    """Return what is found by all these words, whatever their accents and capitals."""
    condition = Q()
    for word in words(text):
        condition &= Q(words__contains=word)
    return condition


def upcoming(on: date) -> QuerySet[Event]:
    """Return what is announced, has a day and is not over, in order; what began and lasts is there."""
    since = midnight(on)
    lasts = Q(ends_at__gt=since) | Q(ends_at=None, starts_at__gte=since)
    return announced().filter(lasts, when_kind__in=DATED).order_by("starts_at", "pk")


def to_be_dated(on: date) -> QuerySet[Event]:
    """Return what is announced for a month or without a date, as long as somebody spoke of it within the year."""
    month = Q(when_kind=WhenKind.MONTH, ends_at__gt=midnight(on))
    spoken_of = Q(when_kind=WhenKind.TO_BE_DEFINED, changed_at__gte=midnight(on) - KEPT) & ~Q(state=EventState.HELD)
    return announced().filter(month | spoken_of, state__in=STANDING).order_by(F("starts_at").asc(nulls_last=True), "pk")


def newsletter(on: date) -> list[Bucket]:
    """Return the agenda as the newsletter prints it: this month and the next, « Dates à définir », « Autres dates »."""
    dated = list(upcoming(on).filter(state__in=STANDING, is_in_newsletter=True).select_related("venue", "group"))
    undated = list(to_be_dated(on).filter(is_in_newsletter=True).select_related("venue", "group"))
    months = [_next_month(on, number) for number in range(MONTHS + 1)]
    buckets = [_month(first, dated, since=on) for first in months[:-1]]
    others = [event for event in dated if event.when.first_day and event.when.first_day >= months[-1]]
    years = {event.when.first_day.year for event in others if event.when.first_day}
    label = f"Autres dates en {years.pop()}" if len(years) == 1 else "Autres dates"
    buckets += [Bucket("undated", "Dates à définir", undated), Bucket("others", label, others)]
    return [bucket for bucket in buckets if bucket.events]


def feed(on: date) -> QuerySet[Event]:
    """Return what public calendars show: a year behind, and all that comes, what is postponed included."""
    return _for_calendars(announced(), on)


def personal(subscription: CalendarFeed, on: date) -> QuerySet[Event]:
    """Return what a personal agenda shows on a day: what its owner may read then, or their groups and meetings."""
    reader = reader_of(subscription.person, on)
    mine = Q(group__in=reader.groups) | Q(pk__in=reader.events)
    shown = announced().filter(reader.readable())
    return _for_calendars(shown.filter(mine) if subscription.scope == FeedScope.GROUPS else shown, on)


def _for_calendars(events: QuerySet[Event], on: date) -> QuerySet[Event]:
    since = midnight(on) - KEPT
    recent = Q(starts_at__gte=since) | Q(state=EventState.POSTPONED, changed_at__gte=since)
    return events.filter(recent).select_related("venue", "group").order_by("starts_at", "pk")


def _month(first: date, dated: list[Event], *, since: date) -> Bucket:
    """Return what begins in a month; what began before and lasts stands in the first one."""
    begins = [(max(event.when.first_day or since, since), event) for event in dated]
    label = date_format(first, "F Y").capitalize()
    return Bucket(
        f"{first:%Y-%m}", label, [event for day, event in begins if (day.year, day.month) == (first.year, first.month)]
    )


def _next_month(on: date, number: int) -> date:
    month = on.month - 1 + number
    return date(on.year + month // 12, month % 12 + 1, 1)


def midnight(day: date) -> datetime:
    """Return when a day begins, on the clock of the network."""
    return datetime.combine(day, time(), timezone.get_current_timezone())
