"""Hosts and partner organisations, one after the other."""

from tests.factories.events import EventFactory
from tests.factories.people import OrganizationFactory
from tests.factories.territories import AuthorityFactory, CountryFactory


def test_they_are_added_one_by_one_taken_away_by_a_tick_and_said_on_the_record(desk, valdorie):
    event = EventFactory()
    country = CountryFactory(code="ZZ", name="Zédie")
    event.countries.add(country)
    port, isle, agency = AuthorityFactory(name="Port-Cendré"), AuthorityFactory(name="Île-Haute"), OrganizationFactory()
    page = f"/gestion/evenements/{event.pk}/partenaires/"

    desk.post(page, {"host": port.pk, "organizer": agency.pk})
    desk.post(page, {"host": isle.pk, "hosts": [port.pk], "organizers": [agency.pk]})
    assert set(event.hosts.all()) == {port, isle}
    facts = {str(label): cell.text for label, cell in desk.get(f"/gestion/evenements/{event.pk}/").context["facts"]}
    assert facts["Organisations associées"] == [str(agency)]

    desk.post(page, {"hosts": [isle.pk]})
    assert (list(event.hosts.all()), list(event.organizers.all())) == ([isle], [])
    assert list(event.countries.all()) == [country]
