"""Zones are the network's own."""

import pytest

from faitiere.domains.territories.models import Zone
from faitiere.domains.territories.services import zones
from faitiere.kernel.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_zone_is_created_and_renamed_by_somebody(amina):
    zone = zones.create("mediterranee", "Méditerranée", order=2, by=amina)
    zones.rename(zone, "Méditerranée et Proche-Orient", by=amina)

    assert Zone.objects.values_list("slug", "name", "order").get() == (
        "mediterranee",
        "Méditerranée et Proche-Orient",
        2,
    )
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == ["zone créée", "zone renommée"]
