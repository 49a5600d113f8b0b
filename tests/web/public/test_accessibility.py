"""Every public page passes axe, in light and in dark, and can be walked with the keyboard alone."""

from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from faitiere.domains.events.choices import AnswerKind, EventAudience, EventState, MinutesAccess
from faitiere.domains.events.models import Certificate, Decision, EventRoom, EventSite
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services import events
from faitiere.domains.events.services.changes import Words
from faitiere.kernel.audit.log import System
from tests.factories.events import (
    EventFactory,
    InvitationFactory,
    MinutesFactory,
    RegistrationFactory,
    SessionFactory,
)
from tests.factories.mandates import BodyFactory
from tests.factories.territories import CountryFactory

AXE = Path(settings.ROOT) / "node_modules" / "axe-core" / "axe.min.js"
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In the dark only colours differ: the rest was read in the light.
AUDIT = """rules => axe.run(document, {
    runOnly: matchMedia("(prefers-color-scheme: dark)").matches ? {type: "rule", values: ["color-contrast"]} : rules
})"""
PAGES = [
    "/",
    "/reseau/",
    "/reseau/bureau/",
    "/groupes/",
    "/groupes/?au=hier",
    "/groupes/valdorie/",
    "/agenda/",
    "/agenda/2024/3/",
    "/agenda/archives/",
    "/agenda/reunion/",
    "/agenda/reunion/programme/?par=salle",
    "/e/reunion/",
    "/agenda/reunion/inscription/",
    "/agenda/reunion/inscription/merci/",
    "/agenda/annulee/",
    "/agenda/annulee/inscription/",
    "/agenda/reservee/",
    "/agenda/tenue/compte-rendu/",
    "/agenda/sur-demande/compte-rendu/",
    "{invitation}",
    "{registration}",
    "/invitation/faux/",
    "/inscription/faux/",
    "/attestation/{certificate}/",
    "/attestation/faux/",
    "/personnes/{bernard}/",
    "/collectivites/",
    "/collectivites/{valmont}/",
    "/recherche/?q=valdorie",
    "/mentions-legales/",
    "/accessibilite/",
    "/sources/",
    "/rien/",
]


@pytest.fixture
def network(bernard, valdorie, valmont):
    """The cast's network, with a bureau and a country that the map draws."""
    valdorie.countries.add(CountryFactory(code="SN", code3="SEN", name="Sénégal"))
    BodyFactory(name="Bureau")
    meeting = EventFactory(slug="reunion", group=valdorie, state=EventState.OPEN)
    SessionFactory(
        event=meeting, has_registration=True, capacity=0, room=EventRoom.objects.create(event=meeting, name="Salle A")
    )
    EventSite.objects.create(event=meeting, slug="reunion", published_at=meeting.changed_at, text="# Venir\nEn train.")
    return {"bernard": bernard.person.slug, "valmont": valmont.pk, **papers(meeting, bernard.person)}


def papers(meeting, person):
    """What the life of an event leaves: links in letters, minutes, a certificate; and events that stopped."""
    off = EventFactory(slug="annulee")
    events.cancel(off, words=Words("Salle inondée", "Nous revenons vers vous."), by=System(), now=NOW)
    EventFactory(slug="reservee", audience=EventAudience.MEMBERS)
    for slug, access in [("tenue", MinutesAccess.PUBLIC), ("sur-demande", MinutesAccess.ON_REQUEST)]:
        held = EventFactory(slug=slug, state=EventState.HELD)
        told = MinutesFactory(event=held, access=access, published_at=NOW, text="Bilan.\n\n- Un point.")
        Decision.objects.create(minutes=told, text="Écrire aux mairies", owner=person, due_on=date(2024, 3, 1))
    certificate = Certificate.objects.create(registration=RegistrationFactory(event=held), issued_at=NOW)
    invitation = InvitationFactory(event=meeting, person=person, answer=AnswerKind.UNSURE, answered_at=NOW)
    links = {
        "invitation": addresses.invitation(invitation, now=NOW),
        "registration": addresses.registration(RegistrationFactory(event=meeting), now=NOW),
    }
    return {name: urlsplit(link).path for name, link in links.items()} | {"certificate": certificate.code}


def findings(page):
    page.add_script_tag(content=AXE.read_text())
    found = page.evaluate(AUDIT, RULES)["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_passes_axe_and_fits_a_small_screen(browser, live_server, network, scheme):
    context = browser.new_context(
        base_url=live_server.url,
        locale="fr-FR",
        color_scheme=scheme,
        bypass_csp=True,
        viewport={"width": 390, "height": 800},
    )
    page = context.new_page()
    wrong = {}
    for address in PAGES:
        page.goto(address.format(**network))
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if found := findings(page) + (["wider than the screen"] if wide else []):
            wrong[address] = found
    context.close()
    assert wrong == {}


def test_the_keyboard_skips_to_the_content_and_reaches_the_map(page, network):
    page.goto("/groupes/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.keyboard.press("Enter")
    reached = []
    for _press in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))
    assert "Groupe-pays Valdorie" in reached


def test_the_site_works_without_javascript(browser, live_server, network):
    context = browser.new_context(base_url=live_server.url, locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto("/groupes/")
    page.get_by_text("changer de date").click()
    page.get_by_label("Voir le réseau tel qu’il était le").fill("2021-03-01")
    page.get_by_role("button", name="Afficher").click()
    assert "1er\u00a0mars 2021" in (page.locator(".as-of summary").text_content() or "")
    page.get_by_role("searchbox").fill("valdorie")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name="Groupe-pays Valdorie").click()
    assert page.url.endswith("/groupes/valdorie/")
    context.close()
