"""What looks wrong in a date before it is written: said, and let through by whoever knows better."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

import holidays
from django.db.models import Q, QuerySet

from faitiere.domains.events.choices import EventAudience, EventFormat, EventKind, EventState, WhenKind
from faitiere.domains.events.models import Event, Venue
from faitiere.domains.events.models.when import When, said_days
from faitiere.domains.groups.models import Group
from faitiere.kernel.words import plain

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SATURDAY, SUNDAY = 5, 6
LONG = timedelta(days=7)  # what lasts longer runs over Sundays and holidays knowingly
HOME = "FR"
DATED = [WhenKind.EXACT, WhenKind.DAY]


@dataclass(frozen=True)
class Doubt:
    """What looks wrong, by a stable code, and the sentence to show."""

    code: str
    sentence: str


class Draft(Protocol):
    """What the guards read of an event that is being written; `EventDraft` and `Event` are such."""

    @property
    def format(self) -> EventFormat | str:
        """How one takes part."""

    @property
    def group(self) -> Group | None:
        """Whose meeting it is."""

    @property
    def venue(self) -> Venue | None:
        """Where it takes place."""


def warnings(
    draft: Draft, when: When, *, on: date, typed_weekday: str = "", ignore: Event | None = None
) -> list[Doubt]:
    """Return what looks wrong in a date, `on` a day: weekday, Sunday, public holiday, past, order, clash."""
    first, last = when.first_day, when.last_day
    if when.starts_at and when.ends_at and when.ends_at < when.starts_at:
        return [Doubt("order", "La fin précède le début.")]
    if first is None or last is None:
        return []
    found = [Doubt("past", f"Cette date est passée : {said_days(first, last)}.")] if last < on else []
    if when.kind in DATED:
        found += [*_weekday(first, typed_weekday), *_holidays(draft, first, last), *_clashes(draft, when, ignore)]
    return found


def _weekday(first: date, typed: str) -> Iterator[Doubt]:
    """Compare the weekday written beside a date with its own; a Saturday or a Sunday is said in any case."""
    real, written = WEEKDAYS[first.weekday()], plain(typed).strip(" .")
    if written and not real.startswith(written):
        yield Doubt("weekday", f"Vous avez écrit « {typed.strip()} » ; {_said(first)} est un {real}.")
    if first.weekday() in {SATURDAY, SUNDAY}:
        yield Doubt(_code(first), f"{_said(first).capitalize()} est un {real}.")


def _code(day: date) -> str:
    """Return the code of a day on which few people work."""
    return "sunday" if day.weekday() == SUNDAY else "saturday"


def _holidays(draft: Draft, first: date, last: date) -> Iterator[Doubt]:
    """Say the public holidays of the country of the venue; of France when one meets online or nobody knows where."""
    country = draft.venue.country if draft.venue and draft.format != EventFormat.ONLINE else None
    code = country.code if country else HOME
    if last - first >= LONG or code not in holidays.list_supported_countries():
        return
    free = holidays.country_holidays(code, years={first.year, last.year}, language=_language(code))
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day in free:
            place = f" ({country.name})" if country and code != HOME else ""
            yield Doubt("holiday", f"{_said(day).capitalize()} est un jour férié{place} : {free[day]}.")


def _language(code: str) -> str | None:
    """Return French where the names of holidays are known in French, else the language of the country."""
    spoken = getattr(holidays, code).supported_languages
    return next((language for language in ("fr", "fr_FR", "en_US") if language in spoken), None)


def _clashes(draft: Draft, when: When, ignore: Event | None) -> Iterator[Doubt]:
    """Say which meetings of the whole network, and which of the same group, take place then."""
    others = _on_these_days(when).exclude(pk__in=[ignore.pk] if ignore else [])
    same_group = Q(group=draft.group) if draft.group else Q(pk=None)
    for other in others.filter(national() | same_group).order_by("starts_at", "pk")[:5]:
        yield Doubt("clash", f"« {other} » a lieu au même moment : {other.when}.")


def national() -> Q:
    """Return what concerns the whole network: of no group, for all members, and not somebody else's event."""
    everybody = [EventAudience.PUBLIC, EventAudience.MEMBERS, EventAudience.MEMBER_OFFICIALS]
    return Q(group=None, audience__in=everybody) & ~Q(kind=EventKind.OUTSIDE)


def _on_these_days(when: When) -> QuerySet[Event]:
    """Return what stands and shares a moment; an hour without an end lasts until the evening."""
    zone = ZoneInfo(when.timezone)
    start = when.starts_at or datetime.max.replace(tzinfo=zone)
    end = when.ends_at or datetime.combine(start.astimezone(zone).date() + timedelta(days=1), time(), zone)
    endless = Q(ends_at=None, starts_at__gt=start - timedelta(hours=2))
    shared = Q(starts_at__lt=end) & (Q(ends_at__gt=start) | endless)
    return Event.objects.filter(
        shared, when_kind__in=DATED, state__in=[EventState.IDEA, EventState.SAVE_THE_DATE, EventState.OPEN]
    )


def _said(day: date) -> str:
    return "le " + said_days(day, day).partition(" ")[2]
