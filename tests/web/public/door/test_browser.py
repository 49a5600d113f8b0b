"""A post in a real browser: it goes on without a network, through a reload, and tells it all once the network is back."""

import pytest

from faitiere.domains.events.models import CheckIn
from faitiere.domains.events.queries import addresses, doors
from faitiere.domains.events.services.day import door_passes
from faitiere.kernel import clock
from tests.factories.events import EventFactory, RegistrationFactory
from tests.web.desk.test_browser import AXE, RULES


@pytest.fixture
def post(amina):
    return door_passes.open_post(EventFactory(), "Porte A", by=amina, now=clock.now())


def test_a_post_goes_on_without_a_network_and_counts_nobody_twice(page, post, amina):
    ana, leo = (RegistrationFactory(event=post.event, last_name=name) for name in ("Ruiz", "Sanroc"))
    address = "/accueil" + addresses.door(post).partition("/accueil")[2]
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("button", name="Entrée : Zoé Ruiz").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run('main', {runOnly: rules})", RULES)["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:2]]) for one in found] == []

    page.context.set_offline(True)
    page.reload()
    page.fill("#q", doors.badge_code(ana.pk))
    page.press("#q", "Enter")
    page.locator("[data-said]", has_text="Bienvenue à Zoé Ruiz").wait_for()
    page.get_by_role("button", name="Entrée : Zoé Sanroc").click()
    page.get_by_text("Quelqu’un vient sans être inscrit").click()
    page.get_by_label("Nom", exact=True).fill("Sansbillet")
    page.get_by_role("button", name="Inscrire et faire entrer").click()
    page.locator("[data-network]", has_text="3 passages gardés").wait_for()
    assert not CheckIn.objects.exists()

    page.context.set_offline(False)
    page.locator("[data-network]").wait_for(state="hidden")
    page.reload()
    page.get_by_text("entrée à").nth(2).wait_for()

    assert page.locator("[data-inside]").inner_text() == "3"
    assert sorted(CheckIn.objects.values_list("registration__last_name", flat=True)) == ["Ruiz", "Sanroc", "Sansbillet"]
    assert leo.check_ins.get().terminal == "Porte A"

    door_passes.withdraw(post, by=amina, now=clock.now())
    page.reload()
    page.get_by_role("heading", name="Cet accueil est fermé").wait_for()
