"""Dead links are listed with the page on which each is mended."""

import pytest

from faitiere.domains.newsroom.choices import LinkState
from faitiere.domains.newsroom.models import WebLink
from faitiere.domains.newsroom.services import links
from faitiere.gateways.links import Answer
from faitiere.kernel import clock
from faitiere.web.desk.newsroom.links import viewsets
from tests.factories.newsroom import CallToActionFactory, PublicationFactory

pytestmark = pytest.mark.django_db
GONE = "https://ville.example/disparue"


@pytest.fixture
def gone():
    CallToActionFactory(url=GONE, article__title="La réunion de Valmont")
    PublicationFactory(outside_url=GONE, title="Le guide", published_at=clock.now())
    links.collect(now=clock.now())
    links.check(WebLink.objects.all(), ask=lambda _url: Answer(404, "HTTP 404"), now=clock.now())
    return WebLink.objects.get()


def test_a_dead_link_says_where_it_is_mended(desk, gone):
    listed = desk.get("/gestion/liens/").content.decode()
    assert GONE in listed
    assert "HTTP 404" in listed
    assert "la vérification est coupée" in listed
    record = desk.get(f"/gestion/liens/{gone.pk}/").content.decode()
    assert "La réunion de Valmont" in record
    assert "Le guide" in record
    assert record.count("Corriger") == 2


def test_an_address_is_asked_at_once_when_somebody_wants_to_know(desk, gone, settings, monkeypatch):
    settings.CHECK_LINKS = True
    monkeypatch.setattr(viewsets, "ask", lambda _url: Answer(200, "HTTP 200"))
    desk.post(f"/gestion/liens/{gone.pk}/verifier/")
    gone.refresh_from_db()
    assert gone.state == LinkState.ALIVE
