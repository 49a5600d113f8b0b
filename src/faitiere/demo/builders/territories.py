"""Countries, zones, the national register, and the authorities abroad."""

import csv
from typing import Any

import yaml
from django.conf import settings

from faitiere.demo.builders.site import Site
from faitiere.demo.facts import groups, organizations
from faitiere.demo.facts.organizations import AuthorityFact
from faitiere.demo.facts.reader import PACK
from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.territories.services import authorities, countries, register, world, zones
from faitiere.domains.thesaurus.services import goals
from faitiere.gateways import register as register_gateway
from faitiere.gateways import register_annexes
from faitiere.gateways import world as world_gateway

DATA = settings.ROOT / "data"
KINDS = {
    "insee_commune": AuthorityKind.COMMUNE,
    "departement": AuthorityKind.DEPARTEMENT,
    "region": AuthorityKind.REGION,
}


def build_world(site: Site) -> None:
    """Load the countries and the goals, and file the countries under the network's headings."""
    world.load_countries(world_gateway.countries(DATA / "world"), by=site.by)
    goals.load(world_gateway.goals(DATA / "world"), by=site.by)
    made = {fact.slug: zones.create(fact.slug, fact.name, order=fact.order, by=site.by) for fact in groups.zones()}
    filed = _zone_of_each_country()
    for country in Country.objects.filter(pk__in=filed):
        countries.assign_zone(country, made[filed[country.pk]], by=site.by)


def build_register(site: Site) -> None:
    """Load the national register."""
    vintage = register_gateway.read(site.register)
    annexes = register_annexes.read(DATA / "register")
    register.load(vintage, annexes, by=site.by, now=site.now)


def build_named(site: Site) -> None:
    """Find, or create abroad, the authorities that the documents name, under every name they print."""
    abroad = Country.objects.in_bulk()
    for fact in organizations.authorities():
        found = _find(fact) if fact.code else _create(site, fact, abroad[fact.country])
        site.authorities[fact.slug] = found
        for name in fact.names:
            authorities.add_name(found, name, by=site.by)


def _zone_of_each_country() -> dict[str, str]:
    table: dict[str, Any] = yaml.safe_load((PACK.parent / "zones.yaml").read_text(encoding="utf-8"))
    with (DATA / "world" / "pays_fr.csv").open(encoding="utf-8") as file:
        rows = [(row["iso2"], row["continent"]) for row in csv.DictReader(file)]
    filed = {code: table["by_continent"][continent] for code, continent in rows if continent in table["by_continent"]}
    return filed | {code: zone for zone, codes in table["by_country"].items() for code in codes}


def _find(fact: AuthorityFact) -> Authority:
    if fact.code_type == "siren_epci":
        return Authority.objects.current().get(kind=AuthorityKind.EPCI, siren=fact.code)
    return Authority.objects.current().get(kind=KINDS[fact.code_type], insee_code=fact.code)


def _create(site: Site, fact: AuthorityFact, country: Country) -> Authority:
    geonames_id, latitude, longitude = organizations.ABROAD.get(fact.slug, (None, None, None))
    place = authorities.Place(latitude=latitude, longitude=longitude)
    return authorities.create_foreign(
        fact.kind, fact.name, country=country, geonames_id=geonames_id, place=place, by=site.by
    )
