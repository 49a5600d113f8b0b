"""The countries of the world, with the French grammar that letters need."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from faitiere.domains.territories.models import Country
from faitiere.gateways.world import CountryFacts
from faitiere.kernel.audit import log


@transaction.atomic
def load_countries(facts: Iterable[CountryFacts], *, by: log.Actor) -> int:
    """Create or correct countries; their zones, which are the network's, stay. Return how many were touched."""
    present = Country.objects.select_for_update().in_bulk()
    touched = 0
    for fact in facts:
        values = asdict(fact)
        country = present.get(fact.code) or Country(code=fact.code)
        changes = log.changes_between({name: getattr(country, name) for name in values}, values)
        if fact.code not in present or changes:
            for name, value in values.items():
                setattr(country, name, value)
            country.save()
            touched += 1
            log.record("pays chargé", country, by=by, changes=changes)
    return touched
