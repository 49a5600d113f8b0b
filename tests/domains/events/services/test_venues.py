"""Places where events are held."""

import pytest

from faitiere.domains.events.services import venues
from faitiere.domains.events.services.venues import VenueDraft, VenueNameMissing
from faitiere.kernel.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_two_places_may_share_a_name_but_not_an_address_on_the_site(amina):
    here = venues.create(VenueDraft("Hôtel de ville", city="Valmont-sur-Loire"), by=amina)
    there = venues.create(VenueDraft("Hôtel de ville", city="Montbrume"), by=amina)

    assert (here.slug, there.slug) == ("hotel-de-ville", "hotel-de-ville-2")
    assert str(here) == "Hôtel de ville, Valmont-sur-Loire"


def test_what_changes_in_a_place_is_recorded_once(amina):
    hall = venues.create(VenueDraft("Salle des fêtes"), by=amina)

    for _again in range(2):
        venues.edit(hall, VenueDraft("Salle des fêtes", access="Bus 4, arrêt Mairie"), by=amina)

    entry = AuditEntry.objects.get(verb="lieu modifié")
    assert hall.access == "Bus 4, arrêt Mairie"
    assert entry.changes == {"access": ["", "Bus 4, arrêt Mairie"]}


def test_a_place_without_a_name_is_refused(amina):
    with pytest.raises(VenueNameMissing):
        venues.create(VenueDraft("  "), by=amina)
