"""The events that the documents name: series, places, and what each source says of their date, in its time."""

from dataclasses import replace

from faitiere.demo.builders.site import Site
from faitiere.demo.facts import events as facts
from faitiere.demo.facts.events import DateFact, EventFact, PlaceFact, TurnFact
from faitiere.domains.events.choices import EventAudience, EventFormat, EventKind, SessionKind
from faitiere.domains.events.models import Event, Series, Venue
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import events, series, venues
from faitiere.domains.events.services.changes import Words
from faitiere.domains.events.services.events import EventDraft, Links
from faitiere.domains.events.services.programme import sessions
from faitiere.domains.events.services.programme.sessions import SessionDraft
from faitiere.domains.territories.models import Country
from faitiere.kernel.periods import PartialDate

HOME = "FR"
MORE_PRECISE = "date précisée"


def build(site: Site) -> None:
    """Write the series and the places, then each event as its sources tell it, one after the other."""
    known = _series(site), _venues(site)
    countries = Country.objects.in_bulk()
    for fact in facts.events():
        event = _create(site, fact, known, countries)
        _programme(site, event, fact)
        for turn in () if fact.is_idea else fact.turns:
            _turn(site, event, turn)
        site.events[fact.slug] = event


def _series(site: Site) -> dict[str, Series]:
    drafts = {
        fact.slug: series.SeriesDraft(
            title=fact.title,
            acronym=fact.acronym,
            description=fact.description,
            group=site.groups.get(fact.group),
            source=str(fact.source),
        )
        for fact in facts.series()
    }
    return {slug: series.create(draft, by=site.by) for slug, draft in drafts.items()}


def _venues(site: Site) -> dict[str, Venue]:
    countries = Country.objects.in_bulk()
    drafts = {
        fact.slug: venues.VenueDraft(
            name=fact.name,
            address=fact.address,
            city=fact.city,
            country=countries[fact.country],
            access=fact.access,
        )
        for fact in facts.venues()
    }
    return {slug: venues.create(draft, by=site.by) for slug, draft in drafts.items()}


def _create(
    site: Site, fact: EventFact, known: tuple[dict[str, Series], dict[str, Venue]], countries: dict[str, Country]
) -> Event:
    """Write an event on the day of the first document that speaks of it."""
    all_series, all_venues = known
    group = site.groups.get(fact.group)
    draft = EventDraft(
        title=fact.title,
        kind=EventKind(fact.kind),
        audience=EventAudience(fact.audience),
        format=EventFormat(fact.format),
        description=fact.description,
        series=all_series.get(fact.series),
        edition=fact.edition,
        season=fact.season,
        episode=fact.episode,
        parent=site.events.get(fact.parent),
        group=group,
        body=site.bodies.get(fact.body),
        venue=all_venues.get(fact.venue),
        place=_place(fact.places, countries),
        outside_url=fact.outside_url,
        is_in_newsletter=fact.is_in_newsletter,
        source=str(fact.source),
    )
    links = Links(
        countries={
            *(group.countries.all() if group else ()),
            *(countries[place.country] for place in fact.places if place.country not in {"", HOME}),
        },
        topics=group.topics.all() if group else (),
        hosts=[site.authorities[slug] for slug in fact.hosts],
        organizers=[site.organizations[slug] for slug in fact.organizers],
    )
    first = fact.turns[0]
    return events.create(draft, _when(first.date), links=links, by=site.by, now=first.said_at)


def _programme(site: Site, event: Event, fact: EventFact) -> None:
    """Write the parts of the programme that its source names, in their order; few have an hour."""
    for said in sorted(fact.sessions, key=lambda session: session.order):
        draft = SessionDraft(
            said.title,
            SessionKind(said.kind),
            starts_at=said.starts_at,
            group=site.groups.get(said.group),
            description=said.description,
        )
        sessions.create(event, draft, by=site.by, now=fact.turns[0].said_at)


def _turn(site: Site, event: Event, turn: TurnFact) -> None:
    """Tell what a source says. A meeting of this very day is not held yet."""
    to, now = _when(turn.date), turn.said_at
    words = Words(reason=turn.reason or MORE_PRECISE, source=str(turn.source))
    if turn.status == "postponed":
        events.postpone(event, words=words, expected=_hoped(turn.date), by=site.by, now=now)
    elif turn.status == "held" and not (to.last_day and to.last_day >= site.today):
        events.hold(event, words=Words(source=words.source), by=site.by, now=now)
    elif to != event.when:
        events.move(event, to, words=words, by=site.by, now=now)
    else:
        events.announce(event, words=Words(source=words.source), by=site.by, now=now)


def _hoped(fact: DateFact) -> str:
    """Return the period to which an event is put off: « novembre 2021 », nothing when it is sine die."""
    if fact.start:
        return str(PartialDate.parse(fact.start))
    return "" if fact.precision == "sine_die" else "date à définir"


def _when(fact: DateFact) -> When:
    if fact.precision == "datetime":
        return When.exact(*fact.hours)
    if fact.precision in {"to_be_defined", "sine_die"}:
        return When.to_be_defined(fact.expected)
    first = PartialDate.parse(fact.start).first
    last = PartialDate.parse(fact.end or fact.start).first
    if fact.precision == "date":
        return When.days(first, last)
    if fact.precision == "month":
        return replace(When.month(first), ends_at=When.month(last).ends_at)
    return When.year(first.year)


def _place(places: tuple[PlaceFact, ...], countries: dict[str, Country]) -> str:
    """Return « Shizuoka (Japon) », « Rennes », « France, Amérique latine et Caraïbes »."""
    said = []
    for place in places:
        country = countries[place.country].name if place.country else ""
        abroad = f" ({country})" if country and place.country != HOME else ""
        said.append(f"{place.city}{abroad}" if place.city else country or place.region)
    return " et ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))
