"""The site of an event at the desk."""

import pytest

from faitiere.domains.events.models import EventSite
from tests.factories.events import EventFactory

TYPED = {"slug": "rencontres", "tagline": "Deux jours", "accent": "#14532d", "image": "", "text": "# Venir\nEn train."}


@pytest.fixture
def gathering(db):
    return EventFactory(slug="rencontres-de-valmont")


def test_a_site_is_opened_seen_changed_and_closed(desk, gathering):
    address = f"/gestion/evenements/{gathering.pk}/site/"
    assert 'value="rencontres-de-valmont"' in desk.get(address).content.decode()
    desk.post(address, TYPED)
    site = EventSite.objects.get(event=gathering)
    assert (site.slug, site.accent, [part.title for part in site.sections]) == ("rencontres", "#14532d", ["Venir"])
    assert 'href="/e/rencontres/"' in desk.get(address).content.decode()

    desk.post(address, {**TYPED, "tagline": "Trois jours"})
    site.refresh_from_db()
    assert site.tagline == "Trois jours"
    desk.post(f"/gestion/evenements/{gathering.pk}/fermer-le-site/")
    assert not EventSite.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("accent", "#ffff00", "trop claire"), ("accent", "vert", "Une couleur"), ("slug", "prise", "autre site")],
)
def test_what_is_refused_is_said_beside_its_field_and_nothing_typed_is_lost(desk, gathering, field, typed, said):
    EventSite.objects.create(event=EventFactory(), slug="prise", published_at=gathering.changed_at)
    response = desk.post(f"/gestion/evenements/{gathering.pk}/site/", {**TYPED, field: typed})
    form = response.context["form"]
    assert said in str(form.errors[field])
    assert form["tagline"].value() == "Deux jours"
    assert not EventSite.objects.filter(event=gathering).exists()


def test_the_record_leads_to_the_site_and_closing_is_offered_when_there_is_one(desk, gathering):
    address = f"/gestion/evenements/{gathering.pk}/site/"
    assert f'href="{address}"' in desk.get(f"/gestion/evenements/{gathering.pk}/").content.decode()
    assert "Fermer le site" not in desk.get(address).content.decode()
    desk.post(address, TYPED)
    assert "Fermer le site" in desk.get(address).content.decode()
