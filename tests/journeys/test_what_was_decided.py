"""Minutes are written, published and read by the group; Ève finds no link and no word of the members anywhere."""

import re
from urllib.parse import urlsplit

import pytest

from faitiere.domains.events.models import Event
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services import events
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.mail.models import OutboundMessage

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]

ANYWHERE = ["/", "/agenda/", "/agenda/archives/", "/agenda.ics", "/agenda.rss", "/agenda/groupes/valdorie.ics"]
ANYWHERE += ["/groupes/valdorie/", "/recherche/?q=Valdorie", "/sitemap.xml", "/espace/", "/espace/evenements/"]
OF_EACH = ["/agenda/{}/", "/agenda/{}.ics", "/agenda/{}/programme/", "/agenda/{}/compte-rendu/"]
RESERVED = re.compile("visio[.]example|/rejoindre/|partagent leurs agents|Rédiger la fiche commune")


def meeting(state):
    return Event.objects.get(group__slug="valdorie", state=state)


def test_amina_publishes_the_minutes_and_the_group_reads_them(page, enter):
    held = events.hold(meeting("open"), by=System(), now=clock.now())
    enter("amina")
    page.goto(f"/gestion/evenements/{held.pk}/compte-rendu/")
    page.get_by_label("Échanges").fill("La fédération confirme son calendrier.")
    page.locator("[name=decisions-0-text]").fill("Écrire à la fédération avant l’été")
    page.get_by_label("Qui peut le lire").select_option("group")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.get_by_role("button", name="Publier et prévenir les participants").click()
    page.get_by_text("publié le").first.wait_for()
    told = OutboundMessage.objects.filter(kind="events.minutes_published")
    assert "helene@montbrume.example" in told.values_list("recipient", flat=True)

    enter("bernard")
    page.goto(f"/agenda/{held.slug}/")
    page.locator("main a[href$='/compte-rendu/']").first.click()
    read = page.get_by_role("main").inner_text()
    assert "La fédération confirme son calendrier." in read
    assert "Écrire à la fédération avant l’été" in read

    enter("eve")
    assert "confirme son calendrier" not in page.request.get(f"/agenda/{held.slug}/compte-rendu/").text()


def test_eve_finds_no_link_and_no_word_of_the_members_anywhere(page, enter):
    ours = Event.objects.filter(group__slug="valdorie")
    looked = [*ANYWHERE, *(path.format(event.slug) for event in ours for path in OF_EACH)]
    enter("eve")
    seen = {path: RESERVED.findall(page.request.get(path).text()) for path in looked}
    assert {path: found for path, found in seen.items() if found} == {}

    # Those they are for are shown what she was not: the words and the links are there to be found.
    enter("bernard")
    minutes = page.request.get(f"/agenda/{meeting('held').slug}/compte-rendu/").text()
    assert set(RESERVED.findall(minutes)) == {"partagent leurs agents", "Rédiger la fiche commune"}
    helene = meeting("open").registrations.get(first_name="Hélène")
    page.goto(urlsplit(addresses.registration(helene, now=clock.now())).path)
    way = page.get_by_role("link", name="Rejoindre la visioconférence").get_attribute("href")
    answer = page.request.get(urlsplit(way).path, max_redirects=0)
    assert "visio.example" in answer.headers["location"]
