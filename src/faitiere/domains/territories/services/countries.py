"""What the network decides about a country."""

from django.db import transaction

from faitiere.domains.territories.models import Country, Zone
from faitiere.kernel.audit import log


@transaction.atomic
def assign_zone(country: Country, zone: Zone | None, *, by: log.Actor) -> Country:
    """File a country under a zone, or under none."""
    country = Country.objects.select_for_update(of=("self",)).get(pk=country.pk)
    changes = log.changes_between({"zone": country.zone}, {"zone": zone})
    if changes:
        country.zone = zone
        country.save(update_fields=["zone"])
        log.record("zone attribuée", country, by=by, changes=changes)
    return country
