"""The invented places around the cast: towns, élus, a country and its group. All of it is marked as such."""

from datetime import date

from faitiere.demo import fiction
from faitiere.demo.builders.site import INVENTED, Site, invented, lead_of
from faitiere.demo.cast import BERNARD, FICTION
from faitiere.demo.fiction import COUNTRY, GROUP, JOININGS, PEOPLE, TOWNS
from faitiere.domains.groups.choices import GroupKind, StepKind
from faitiere.domains.groups.models import Group
from faitiere.domains.groups.services import groups, members, steps
from faitiere.domains.mandates.choices import SeatRole
from faitiere.domains.mandates.services import mandates, seats
from faitiere.domains.members.services import memberships
from faitiere.domains.people.choices import OrganizationKind
from faitiere.domains.people.services import offices, organizations, persons
from faitiere.domains.territories.models import Country, Zone
from faitiere.domains.territories.services import authorities, countries, world
from faitiere.gateways.world import CountryFacts

ZONE = "europe"


def build(site: Site) -> None:
    """Invent the places, the people, the country, and what they do together."""
    for town in TOWNS:
        place = authorities.Place(
            population=town.population,
            population_year=2021,
            latitude=town.latitude,
            longitude=town.longitude,
            address=f"{FICTION}\nPlace de l’Exemple",
            postal_code=town.postal_code,
            post_office=town.name,
        )
        site.authorities[town.slug] = authorities.create(town.kind, town.name, place=place, by=site.by)
    _join(site)
    _elect(site)
    _preside(site, _found_group(site))


def _join(site: Site) -> None:
    for joining in JOININGS:
        authority = site.authorities[joining.town]
        act = memberships.Act(kind=joining.act_kind, number=joining.act_number, on=date.fromisoformat(joining.act_on))
        starts_on = date.fromisoformat(joining.starts_on)
        if joining.is_request:
            memberships.request(authority, act, on=starts_on, note=INVENTED, by=site.by)
            continue
        opened = memberships.open(authority, act, starts_on=starts_on, by=site.by)
        if joining.ends_on:
            memberships.end(opened, on=date.fromisoformat(joining.ends_on), note=INVENTED, by=site.by)


def _elect(site: Site) -> None:
    for fact in PEOPLE:
        draft = persons.PersonDraft(
            last_name=fact.last_name, first_name=fact.first_name, civility=fact.civility, note="Personnage inventé."
        )
        person = site.persons[fact.slug] = persons.create(draft, by=site.by)
        if not fact.is_agent:
            statement = offices.OfficeStatement(
                person=person,
                authority=site.authorities[fact.town],
                title=fact.title,
                starts_on=date.fromisoformat(fact.starts_on),
            )
            offices.state(statement, invented(fact.starts_on), by=site.by)
    gone = site.persons["gilles"].offices.get()
    offices.end(gone, on=date(2023, 12, 4), reason="Démission (fait inventé)", by=site.by)


def _found_group(site: Site) -> Group:
    """Invent a country, the federation of its towns, and the group that follows it."""
    facts = CountryFacts(
        code=COUNTRY,
        code3="XVX",
        name="Valdorie",
        name_en="Valdoria",
        locative="en Valdorie",
        genitive="de la Valdorie",
        adjective="valdorien",
    )
    world.load_countries([facts], by=site.by)
    zone = Zone.objects.get(slug=ZONE)
    country = countries.assign_zone(Country.objects.get(pk=COUNTRY), zone, by=site.by)
    federation = organizations.create(
        organizations.OrganizationDraft(
            name="Fédération des communes de Valdorie",
            kind=OrganizationKind.FOREIGN_ASSOCIATION,
            country=country,
            description="Organisation inventée pour la démonstration.",
            source=INVENTED,
        ),
        slug=fiction.FEDERATION,
        by=site.by,
    )
    site.organizations[federation.slug] = federation
    draft = groups.GroupDraft(
        name="Groupe-pays Valdorie",
        short_name="Valdorie",
        kind=GroupKind.COUNTRY,
        zone=zone,
        countries=(country,),
        description="Groupe et pays inventés pour la démonstration : aucun n’existe.",
        source=INVENTED,
    )
    group = site.groups[GROUP] = groups.create(draft, slug=GROUP, by=site.by)
    steps.record(steps.StepStatement(group, StepKind.CREATED), invented("2019-06-20"), by=site.by)
    return group


def _preside(site: Site, group: Group) -> None:
    """Give the group a president whose term ends in three months, a substitute, a vacant seat and members."""
    mayor = site.persons[BERNARD.key]
    presidency = mandates.begin(
        mandates.MandateStatement(
            seat=lead_of(group),
            person=mayor,
            authority=site.authorities["valmont-sur-loire"],
            office=mayor.offices.get(),
        ),
        on=date(2021, 4, 19),
        decided_by="Conseil d’administration du 19 avril 2021 (inventé)",
        by=site.by,
    )
    mandates.name_substitute(presidency, site.persons["helene"], by=site.by)
    _leave_a_seat_vacant(site, group)
    for slug, contacts in {
        "valmont-sur-loire": ["nadia", "chloe"],
        "montbrume": ["helene", "samir"],
        "val-de-brume": ["julien"],
    }.items():
        people = [site.persons[contact] for contact in contacts]
        town = site.authorities[slug]
        members.join(group, town, on=date(2021, 4, 19), contacts=people, source=INVENTED, by=site.by)
    left = members.join(
        group, site.authorities["rivecourt-les-bains"], on=date(2019, 6, 20), source=INVENTED, by=site.by
    )
    members.leave(left, on=date(2023, 1, 1), by=site.by)


def _leave_a_seat_vacant(site: Site, group: Group) -> None:
    councillor = site.persons["gilles"]
    seat = seats.create(group.body, seats.SeatDraft(role=SeatRole.VICE_PRESIDENT, order=1), by=site.by)
    held = mandates.begin(
        mandates.MandateStatement(
            seat=seat,
            person=councillor,
            authority=site.authorities["valmont-sur-loire"],
            office=councillor.offices.get(),
        ),
        on=date(2022, 3, 15),
        decided_by="Réunion du groupe du 15 mars 2022 (inventée)",
        by=site.by,
    )
    mandates.end(held, on=date(2023, 12, 4), reason="Fin du mandat électif (fait inventé)", by=site.by)
