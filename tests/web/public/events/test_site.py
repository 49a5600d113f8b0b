"""The one-page site of a big event."""

from datetime import UTC, datetime

import pytest
from wagtail.images.tests.utils import get_test_image_file

from faitiere.domains.events.choices import EventAudience, EventState
from faitiere.domains.events.services import sites
from faitiere.domains.events.services.sites import SiteDraft
from faitiere.domains.library.models import LibraryImage
from faitiere.kernel.audit.log import System
from tests.factories.events import EventFactory, SessionFactory

# Wagtail leaves to the collector the temporary file in which it cuts a picture.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


@pytest.fixture
def site(db):
    event = EventFactory(slug="rencontres-de-mars", title="Rencontres de Valmont")
    SessionFactory(event=event, title="Ouverture")
    picture = LibraryImage.objects.create(title="Halle", description="La halle", file=get_test_image_file())
    draft = SiteDraft("rencontres", "Deux jours", "#14532d", picture, "# Venir en train\nDeux heures de Paris.")
    return sites.publish(event, draft, by=System(), now=NOW)


def test_it_has_its_picture_its_menu_and_the_programme(text, site):
    page = text("/e/rencontres/")
    assert "<h1>Rencontres de Valmont</h1>" in page
    assert 'alt="La halle"' in page
    assert '<a href="#venir-en-train-1">Venir en train</a>' in page
    assert '<h2 id="venir-en-train-1">' in page
    assert "Ouverture" in page


def test_its_colour_is_a_stylesheet_of_its_own(client, text, site):
    assert 'href="/e/rencontres/couleur.css"' in text("/e/rencontres/")
    response = client.get("/e/rencontres/couleur.css")
    assert response["Content-Type"].startswith("text/css")
    assert response.content == b":root { --site: #14532d; }\n"


def test_the_event_s_page_leads_to_it(text, site):
    assert 'href="/e/rencontres/"' in text("/agenda/rencontres-de-mars/")


def test_who_may_not_read_the_event_is_led_to_what_is_known_of_it(client, site):
    type(site.event).objects.update(audience=EventAudience.MEMBERS)
    response = client.get("/e/rencontres/")
    assert response["Location"] == "/agenda/rencontres-de-mars/"


def test_the_site_of_an_idea_is_not_open(client, site):
    type(site.event).objects.update(state=EventState.IDEA)
    assert client.get("/e/rencontres/").status_code == 404


def test_one_registers_from_it_while_registration_is_open(text, site):
    assert 'href="/agenda/rencontres-de-mars/inscription/">M’inscrire</a>' in text("/e/rencontres/")
    type(site.event).objects.update(state=EventState.HELD)
    assert "M’inscrire" not in text("/e/rencontres/")
