"""The sites of big events."""

from datetime import UTC, datetime

import pytest
from wagtail.images.tests.utils import get_test_image_file

from faitiere.domains.events.models import EventSite
from faitiere.domains.events.services import sites
from faitiere.domains.events.services.sites import AccentTooPale, AddressTaken, PictureNotDescribed, SiteDraft
from faitiere.domains.library.models import LibraryImage
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.events import EventFactory

# Wagtail leaves to the collector the temporary file in which it cuts a picture.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
TEXT = "Avant tout.\n# Venir\nEn train.\n\n# Se loger à Valmont\r\nÀ l’auberge."


@pytest.fixture
def gathering(db):
    return EventFactory(title="Rencontres")


def test_a_site_opens_then_changes_and_the_log_says_what(gathering, amina):
    sites.publish(gathering, SiteDraft("rencontres", tagline="Deux jours"), by=amina, now=NOW)
    sites.publish(gathering, SiteDraft("rencontres-2024", tagline="Deux jours"), by=amina, now=NOW)

    assert EventSite.objects.get().slug == "rencontres-2024"
    assert AuditEntry.objects.filter(verb="site ouvert").order_by("pk").last().changes == {
        "slug": ["rencontres", "rencontres-2024"]
    }


@pytest.mark.parametrize("accent", ["#ffffff", "#f0c040", "#8a8a8a"])
def test_a_colour_on_which_white_does_not_read_is_refused(accent, gathering, amina):
    with pytest.raises(AccentTooPale):
        sites.publish(gathering, SiteDraft("rencontres", accent=accent), by=amina, now=NOW)
    assert not EventSite.objects.exists()


def test_contrast_is_measured_as_the_guidelines_say():
    assert sites.contrast_with_white("#000000") == pytest.approx(21)
    assert sites.contrast_with_white("#ffffff") == pytest.approx(1)
    assert sites.contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)


def test_one_address_leads_to_one_site(gathering, amina):
    sites.publish(gathering, SiteDraft("rencontres"), by=amina, now=NOW)
    with pytest.raises(AddressTaken):
        sites.publish(EventFactory(), SiteDraft("rencontres"), by=amina, now=NOW)


def test_a_picture_is_described_and_cut_before_anybody_looks(gathering, amina):
    picture = LibraryImage.objects.create(title="La halle", file=get_test_image_file())
    with pytest.raises(PictureNotDescribed):
        sites.publish(gathering, SiteDraft("rencontres", image=picture), by=amina, now=NOW)

    picture.description = "La halle vue du fleuve"
    sites.publish(gathering, SiteDraft("rencontres", image=picture), by=amina, now=NOW)
    assert picture.renditions.get().filter_spec == sites.BANNER


def test_a_closed_site_leaves_the_event_alone_and_is_closed_once(gathering, amina):
    sites.publish(gathering, SiteDraft("rencontres"), by=amina, now=NOW)
    sites.withdraw(gathering, by=amina, now=NOW)
    sites.withdraw(gathering, by=amina, now=NOW)

    gathering.refresh_from_db()
    assert not EventSite.objects.exists()
    assert AuditEntry.objects.filter(verb="site fermé").count() == 1


def test_a_line_that_begins_with_a_hash_opens_a_part():
    site = EventSite(text=TEXT)

    assert site.opening == "Avant tout."
    assert [(part.anchor, part.title, part.text) for part in site.sections] == [
        ("venir-1", "Venir", "En train."),
        ("se-loger-a-valmont-2", "Se loger à Valmont", "À l’auberge."),
    ]
    assert EventSite(text="").sections == []
