"""A country stands in one zone of the network, or in none."""

import pytest

from faitiere.domains.territories.services import countries
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.territories import CountryFactory, ZoneFactory

pytestmark = pytest.mark.django_db


def test_a_country_is_filed_under_a_zone_and_taken_out(amina):
    country, zone = CountryFactory(zone=None), ZoneFactory(slug="asie")
    assert countries.assign_zone(country, zone, by=amina).zone == zone
    countries.assign_zone(country, zone, by=amina)
    assert countries.assign_zone(country, None, by=amina).zone is None

    assert list(AuditEntry.objects.order_by("pk").values_list("changes", flat=True)) == [
        {"zone": [None, "Asie"]},
        {"zone": ["Asie", None]},
    ]
