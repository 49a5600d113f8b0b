"""Groups, the turns of their life, and every statement about who presides them."""

from django.db.models import Max

from faitiere.demo.builders.site import Site, lead_of, stated
from faitiere.demo.facts import groups as facts
from faitiere.demo.facts.groups import GroupFact, PresidencyFact
from faitiere.domains.groups.choices import StepKind
from faitiere.domains.groups.services import groups, steps
from faitiere.domains.mandates.choices import Holding, SeatRole
from faitiere.domains.mandates.models import Seat
from faitiere.domains.mandates.services import mandates, seats
from faitiere.domains.people.models import Office, Person
from faitiere.domains.territories.models import Authority, Country, Zone
from faitiere.domains.thesaurus.models import Goal, Topic
from faitiere.domains.thesaurus.services import topics
from faitiere.kernel.periods import add_months

TERM_YEARS = 3
HOLDINGS = {
    "person": Holding.PERSON,
    "authority_only": Holding.AUTHORITY,
    "external_organization": Holding.ORGANIZATION,
    "vacant": Holding.VACANT,
}


def build(site: Site) -> None:
    """Create the groups, then write what each source says of their life and of their presidency, by date."""
    zones = {zone.slug: zone for zone in Zone.objects.all()}
    countries = Country.objects.in_bulk()
    for fact in facts.groups():
        draft = groups.GroupDraft(
            name=fact.name,
            short_name=fact.short_name,
            kind=fact.kind,
            zone=zones.get(fact.zone),
            countries=tuple(countries[code] for code in fact.countries),
            topics=tuple(_topic(site, theme, fact) for theme in fact.themes),
            also_named=fact.also_named,
            entrusted_to=site.organizations.get(fact.entrusted_to),
            description=fact.description,
            source=str(fact.source),
            term_years=TERM_YEARS,
            led_by=_lead_role(fact),
        )
        site.groups[fact.slug] = groups.create(draft, slug=fact.slug, by=site.by)
        _tell_life(site, fact)
        for presidency in sorted(fact.presidencies, key=lambda said: said.seen.first):
            _state(site, fact, presidency)


def _topic(site: Site, theme: str, fact: GroupFact) -> Topic:
    """Return the theme of a group, with the goals that a source ties to it."""
    name = theme[0].upper() + theme[1:]
    goals = Goal.objects.filter(number__in=fact.goals)
    return Topic.objects.filter(name=name).first() or topics.create(name, goals=goals, by=site.by)


def _lead_role(fact: GroupFact) -> SeatRole:
    """Return what the documents call whoever leads the group: one mission has a head, the others a president."""
    heads = any(presidency.role == "head_of_mission" for presidency in fact.presidencies)
    return SeatRole.HEAD_OF_MISSION if heads else SeatRole.PRESIDENT


def _tell_life(site: Site, fact: GroupFact) -> None:
    for step in fact.steps:
        not_before = step.not_before.first if step.not_before else None
        statement = steps.StepStatement(site.groups[fact.slug], StepKind(step.kind), not_before)
        steps.record(statement, stated(step.source, step.seen, step.note), by=site.by)


def _state(site: Site, group: GroupFact, fact: PresidencyFact) -> None:
    """State a presidency. A partner association that follows a country presides it without a person of ours.

    Who chairs one meeting takes the chair for the month of that meeting, and does not preside the group.
    """
    person = site.persons.get(fact.person) if fact.holding == "person" else None
    authority = site.authorities.get(fact.authority) if fact.holding != "external_organization" else None
    one_meeting = fact.role == "chair_of_meeting"
    statement = mandates.MandateStatement(
        seat=_meeting_seat(site, group) if one_meeting else lead_of(site.groups[group.slug]),
        person=person,
        authority=authority,
        organization=site.organizations.get(fact.organization),
        holding=HOLDINGS[fact.holding],
        office=_latest_office(person, authority) if person and authority else None,
        label=fact.label,
        since=fact.since,
        not_before=fact.not_before.first if fact.not_before else None,
        ends_on=add_months(fact.seen.first, 1) if one_meeting else None,
        term_years=fact.term_years,
    )
    mandates.state(statement, stated(fact.source, fact.seen, fact.note), by=site.by)


def _meeting_seat(site: Site, group: GroupFact) -> Seat:
    draft = seats.SeatDraft(role=SeatRole.CHAIR_OF_MEETING, order=1)
    return seats.create(site.groups[group.slug].body, draft, by=site.by)


def _latest_office(person: Person, authority: Authority) -> Office | None:
    """Return the office in the authority for which somebody sits: the one seen last."""
    offices = Office.objects.filter(person=person, authority=authority)
    return offices.annotate(seen=Max("mentions__seen_on")).order_by("-seen", "pk").first()
