"""Persons, their dated offices, and the staff of the network."""

from faitiere.demo.builders.site import Site, stated
from faitiere.demo.facts import bodies
from faitiere.demo.facts import people as facts
from faitiere.demo.facts.people import NETWORK, OfficeFact
from faitiere.domains.people.models import Person
from faitiere.domains.people.services import offices, persons, positions


def build(site: Site) -> None:
    """Create everybody the documents name, with each statement about what they do.

    A title that names neither an authority nor an organisation (« Ancien ministre ») is no office and is left out;
    so are places in the bureau, which are mandates.
    """
    services = facts.services()
    bureau = {seat.person for seat in bodies.bureau_seats()}
    for fact in facts.persons():
        draft = persons.PersonDraft(
            last_name=fact.last_name,
            first_name=fact.first_name,
            civility=fact.civility,
            also_spelled=fact.also_spelled,
            note=fact.note,
        )
        person = site.persons[fact.slug] = persons.create(draft, slug=fact.slug, by=site.by)
        for office in fact.offices:
            if office.authority:
                _state_office(site, person, office)
            elif office.organization and not (office.organization == NETWORK and fact.slug in bureau):
                _state_position(site, person, office, services.get(office.service, ""))


def _state_office(site: Site, person: Person, fact: OfficeFact) -> None:
    statement = offices.OfficeStatement(
        person=person,
        authority=site.authorities[fact.authority],
        title=fact.title,
        portfolio=fact.portfolio,
        title_printed=fact.title_printed,
    )
    offices.state(statement, stated(fact.source, fact.seen, fact.note), by=site.by)


def _state_position(site: Site, person: Person, fact: OfficeFact, service: str) -> None:
    statement = positions.PositionStatement(
        person=person,
        organization=site.organizations[fact.organization],
        title=f"{fact.title} ({service})" if service else fact.title,
        starts_on=fact.since.first if fact.since else None,
        ends_on=fact.until.first if fact.until else None,
    )
    positions.state(statement, stated(fact.source, fact.seen, fact.note), by=site.by)
