"""The parts of the world as the network cuts it: its own data, none in the code."""

from django.db import transaction

from faitiere.domains.territories.models import Zone
from faitiere.kernel.audit import log


@transaction.atomic
def create(slug: str, name: str, *, order: int = 0, by: log.Actor) -> Zone:
    """Create a zone."""
    zone = Zone.objects.create(slug=slug, name=name, order=order)
    log.record("zone créée", zone, by=by)
    return zone


@transaction.atomic
def rename(zone: Zone, name: str, *, by: log.Actor) -> Zone:
    """Change the name of a zone."""
    zone = Zone.objects.select_for_update().get(pk=zone.pk)
    changes = log.changes_between({"name": zone.name}, {"name": name})
    zone.name = name
    zone.save(update_fields=["name"])
    log.record("zone renommée", zone, by=by, changes=changes)
    return zone
