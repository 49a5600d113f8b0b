"""The life of an event: from an idea to the day it is held, every turn dated and told."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from faitiere.domains.accounts.models import User
from faitiere.domains.events.choices import (
    ChangeKind,
    EventAudience,
    EventFormat,
    EventKind,
    EventState,
    OverlapPolicy,
    WhenKind,
)
from faitiere.domains.events.models import Event, Series, Venue
from faitiere.domains.events.models.event import searched
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import changes, places, waiting
from faitiere.domains.events.services.changes import Turn, Words
from faitiere.domains.events.services.life import telling
from faitiere.domains.groups.models import Group
from faitiere.domains.mandates.models import Body
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

NO_WORDS = Words()
WHERE = ("venue", "place", "format")


class TitleMissing(BusinessError):
    """An event has a title."""

    message = "Donnez un titre à l’événement."


class EndsBeforeStart(BusinessError):
    """Time goes forward."""

    message = "La fin doit suivre le début."


class DateMissing(BusinessError):
    """Nobody registers for an event without a date."""

    message = "Fixez une date avant d’ouvrir les inscriptions."


class PlacesTaken(BusinessError):
    """Nobody loses a place because a room is smaller."""

    message = "{taken} places sont déjà prises : la capacité ne peut pas descendre à {capacity}."


@dataclass(frozen=True)
class EventDraft:
    """What is said of an event when it is created or edited; its date and state change by deeds of their own."""

    title: str
    kind: EventKind
    audience: EventAudience = EventAudience.MEMBERS
    format: EventFormat = EventFormat.UNKNOWN
    short_title: str = ""
    description: str = ""
    series: Series | None = None
    edition: int | None = None
    season: int | None = None
    episode: int | None = None
    parent: Event | None = None
    group: Group | None = None
    body: Body | None = None
    venue: Venue | None = None
    place: str = ""
    video_url: str = ""
    outside_url: str = ""
    quota: int | None = None
    overlaps: OverlapPolicy = OverlapPolicy.REFUSE
    registration_opens_at: datetime | None = None
    registration_closes_at: datetime | None = None
    source: str = ""
    owner: User | None = None
    is_in_newsletter: bool = True

    def columns(self) -> dict[str, object]:
        """Return the columns of the event."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class Links:
    """What an event is linked to, beside its own columns."""

    countries: Iterable[Country] = ()
    topics: Iterable[Topic] = ()
    hosts: Iterable[Authority] = ()
    organizers: Iterable[Organization] = ()


@transaction.atomic
def create(
    draft: EventDraft,
    when: When,
    *,
    capacity: int | None = None,
    links: Links | None = None,
    by: log.Actor,
    now: datetime,
) -> Event:
    """Write an idea of an event. TitleMissing, EndsBeforeStart; the softer warnings are in `queries.life.guards`."""
    _refuse(draft, when)
    event = Event.objects.create(
        slug=_free_slug(draft, when), capacity=capacity, changed_at=now, **draft.columns(), **changes.columns(when)
    )
    _link(event, links)
    changes.write(event, ChangeKind.CREATED, Words(source=draft.source), by=by, now=now)
    log.record("événement créé", event, by=by, at=now)
    return event


@transaction.atomic
def edit(
    event: Event,
    draft: EventDraft,
    *,
    links: Links | None = None,
    tells: bool = False,
    by: log.Actor,
    now: datetime,
) -> Event:
    """Change what is said of an event, not its date, its state nor its places. TitleMissing.

    `tells` writes to those concerned where one meets from now on, if that is what changed.
    """
    _refuse(draft, event.when)
    before = {name: getattr(event, name) for name in draft.columns()}
    found_by = searched(draft.title, draft.short_title, draft.place)
    Event.objects.filter(pk=event.pk).update(
        **draft.columns(), words=found_by, sequence=F("sequence") + 1, changed_at=now
    )
    event.refresh_from_db()
    _link(event, links)
    change = changes.write(event, ChangeKind.EDITED, Words(), by=by, now=now)
    if tells and any(before[name] != getattr(draft, name) for name in WHERE):
        telling.tell(event, change, now=now)
    log.record("événement modifié", event, by=by, at=now, changes=log.changes_between(before, draft.columns()))
    return event


@transaction.atomic
def resize(event: Event, capacity: int | None, *, by: log.Actor, now: datetime) -> Event:
    """Change how many places there are; those who wait move up. Nobody loses a place: PlacesTaken."""
    places.hold(event)
    before = event.capacity
    if not places.resize(event, capacity):
        event.refresh_from_db()
        raise PlacesTaken(taken=event.taken, capacity=capacity)
    event.refresh_from_db()
    waiting.promote_registrations(event, now=now)
    log.record("places modifiées", event, by=by, at=now, changes={"capacity": [before, capacity]})
    return event


@transaction.atomic
def announce(event: Event, *, by: log.Actor, now: datetime, words: Words = NO_WORDS) -> Event:
    """Publish a save-the-date. EventOver."""
    return changes.turn(event, Turn(ChangeKind.ANNOUNCED, EventState.SAVE_THE_DATE), words, by=by, now=now)


@transaction.atomic
def open_registration(event: Event, *, by: log.Actor, now: datetime, words: Words = NO_WORDS) -> Event:
    """Open to registration. DateMissing, EventOver."""
    if event.starts_at is None:
        raise DateMissing
    return changes.turn(event, Turn(ChangeKind.OPENED, EventState.OPEN), words, by=by, now=now)


@transaction.atomic
def move(event: Event, to: When, *, words: Words, by: log.Actor, now: datetime) -> Event:
    """Give another date; what was postponed is announced anew. EndsBeforeStart, ReasonMissing, EventOver."""
    _refuse_period(to)
    changes.require_reason(words)
    state = EventState.SAVE_THE_DATE if event.state == EventState.POSTPONED else EventState(event.state)
    return changes.turn(event, Turn(ChangeKind.MOVED, state, to), words, by=by, now=now)


@transaction.atomic
def postpone(event: Event, *, words: Words, expected: str = "", by: log.Actor, now: datetime) -> Event:
    """Put an event off without a new date (sine die); the former one stays in its history. ReasonMissing, EventOver."""
    changes.require_reason(words)
    to = replace(When.sine_die(expected), timezone=event.timezone)
    return changes.turn(event, Turn(ChangeKind.POSTPONED, EventState.POSTPONED, to), words, by=by, now=now)


@transaction.atomic
def cancel(event: Event, *, words: Words, by: log.Actor, now: datetime) -> Event:
    """Cancel an event; its registrations are kept as they stood, and told. ReasonMissing, EventOver."""
    changes.require_reason(words)
    return changes.turn(event, Turn(ChangeKind.CANCELLED, EventState.CANCELLED), words, by=by, now=now)


@transaction.atomic
def hold(event: Event, *, by: log.Actor, now: datetime, words: Words = NO_WORDS) -> Event:
    """Say that an event took place. EventOver."""
    return changes.turn(event, Turn(ChangeKind.HELD, EventState.HELD), words, by=by, now=now)


def _refuse(draft: EventDraft, when: When) -> None:
    if not draft.title.strip():
        raise TitleMissing
    _refuse_period(when)


def _refuse_period(when: When) -> None:
    if when.starts_at and when.ends_at and when.ends_at < when.starts_at:
        raise EndsBeforeStart


def _link(event: Event, links: Links | None) -> None:
    if links is not None:
        event.countries.set(links.countries)
        event.topics.set(links.topics)
        event.hosts.set(links.hosts)
        event.organizers.set(links.organizers)


def _free_slug(draft: EventDraft, when: When) -> str:
    """Return an address nobody has: the title, with its day when there is one. It never changes by itself."""
    day = f"-{when.first_day:%Y-%m-%d}" if when.first_day and when.kind in {WhenKind.EXACT, WhenKind.DAY} else ""
    words = (draft.short_title or draft.title).replace("’", " ").replace("'", " ")
    base = slugify(words)[: 110 - len(day)].strip("-") + day
    taken = set(Event.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
