from datetime import UTC, date, datetime

import pytest

from faitiere.domains.territories.models import Zone
from faitiere.kernel.audit import log
from faitiere.kernel.audit.models import AuditEntry


@pytest.mark.django_db
def test_the_log_says_who_did_what_to_which_object():
    zone = Zone.objects.create(slug="asie", name="Asie")

    log.record("zone renommée", zone, by=log.System("Nuit"), changes={"name": ["Orient", "Asie"]})

    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.verb, entry.target, entry.target_name) == ("Nuit", "zone renommée", zone, "Asie")
    assert entry.changes == {"name": ["Orient", "Asie"]}


@pytest.mark.django_db
def test_the_log_outlives_what_it_speaks_of():
    zone = Zone.objects.create(slug="asie", name="Asie")
    log.record("zone créée", zone, by=log.System(), at=datetime(2024, 1, 19, tzinfo=UTC))
    zone.delete()

    assert str(AuditEntry.objects.get()) == "Système : zone créée"
    assert AuditEntry.objects.get().target_name == "Asie"


def test_only_what_differs_is_kept():
    before = {"name": "Orient", "order": 1, "since": None}
    after = {"name": "Asie", "order": 1, "since": date(2024, 1, 19)}

    assert log.changes_between(before, after) == {"name": ["Orient", "Asie"], "since": [None, "2024-01-19"]}
