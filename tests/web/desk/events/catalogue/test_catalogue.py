"""Series and venues at the desk."""

from faitiere.domains.events.models import Series, Venue
from tests.factories.events import EventFactory


def test_a_series_is_named_once_and_shows_its_events(desk, verbs):
    desk.post("/gestion/series/ajouter/", {"title": "Cafés des élues et élus", "acronym": "CDE"})
    series = Series.objects.get()
    event = EventFactory(series=series, title="Café de mars")
    assert event.title in desk.get(f"/gestion/series/{series.pk}/").content.decode()
    twice = desk.post("/gestion/series/ajouter/", {"title": "cafés des élues et élus"})
    assert twice.context["form"].errors["title"]
    desk.post(f"/gestion/series/{series.pk}/modifier/", {"title": "Cafés du jeudi"})
    series.refresh_from_db()
    assert series.title == "Cafés du jeudi"
    assert len(verbs(series)) == 2


def test_a_venue_tells_how_to_get_there(desk):
    desk.post("/gestion/lieux/ajouter/", {"name": "Espace des rives", "city": "Rivecourt", "access": "Tram 2"})
    venue = Venue.objects.get()
    EventFactory(venue=venue, title="Réunion de mars")
    page = desk.get(f"/gestion/lieux/{venue.pk}/").content.decode()
    assert "Tram 2" in page
    assert "Réunion de mars" in page
    assert desk.post("/gestion/lieux/ajouter/", {"name": " "}).context["form"].errors["name"]
    desk.post(f"/gestion/lieux/{venue.pk}/modifier/", {"name": "Espace des rives", "city": "Valmont"})
    venue.refresh_from_db()
    assert venue.city == "Valmont"
