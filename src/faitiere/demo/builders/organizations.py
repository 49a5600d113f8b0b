"""Partner organisations, and the merger of 29 December 2023."""

from faitiere.demo.builders.site import Site
from faitiere.demo.facts import organizations as facts
from faitiere.demo.facts.organizations import OrganizationFact
from faitiere.domains.people.models import Organization
from faitiere.domains.people.services import organizations
from faitiere.domains.territories.models import Country


def build(site: Site) -> None:
    """Create the organisations, parents first, then merge those that were."""
    countries = Country.objects.in_bulk()
    told = list(facts.organizations())
    waiting = told
    while waiting:
        for fact in waiting:
            if not fact.parent or fact.parent in site.organizations:
                site.organizations[fact.slug] = _create(site, fact, countries.get(fact.country))
        waiting = [fact for fact in waiting if fact.slug not in site.organizations]
    for successor in sorted({fact.merged_into for fact in told if fact.merged_into}):
        _merge(site, [fact for fact in told if fact.merged_into == successor])


def _create(site: Site, fact: OrganizationFact, country: Country | None) -> Organization:
    draft = organizations.OrganizationDraft(
        name=fact.name,
        kind=fact.kind,
        acronym=fact.acronym,
        country=country,
        parent=site.organizations.get(fact.parent),
        also_spelled=fact.also_spelled,
        description=fact.description,
        starts_on=fact.starts_on.first if fact.starts_on else None,
        source=str(fact.source),
    )
    return organizations.create(draft, slug=fact.slug, by=site.by)


def _merge(site: Site, merged: list[OrganizationFact]) -> None:
    """Merge on the day printed: the pack gives the same day as the end of the former and the start of the new."""
    successor = site.organizations[merged[0].merged_into]
    day = merged[0].merged_on
    if day is not None:
        organizations.merge(
            [site.organizations[fact.slug] for fact in merged], into=successor, on=day.first, by=site.by
        )
