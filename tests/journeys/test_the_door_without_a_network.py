"""A phone at the door lets people in without a network, and tells it later, once."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from faitiere.domains.events.models import CheckIn, Event
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services.day import door_passes
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from tests.journeys.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]


def test_who_enters_while_the_network_is_down_is_counted_once_when_it_is_back(page, demo, live_server):
    gathering = Event.objects.get(title="2es Rencontres des Deux Rives")
    post = door_passes.open_post(gathering, "Entrée nord", by=System(), now=clock.now())
    page.set_viewport_size(PHONE)
    page.goto(urlsplit(addresses.door(post)).path)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    page.context.set_offline(True)
    page.reload()
    page.get_by_role("searchbox").fill("Abeillon")
    page.get_by_role("button", name="Entrée : Agathe Abeillon").click()
    expect(page.locator("[data-said]")).to_contain_text("Abeillon")
    assert not CheckIn.objects.filter(registration__event=gathering).exists()

    page.context.set_offline(False)
    page.reload()
    expect(page.locator("[data-inside]")).to_have_text("1", timeout=8000)
    page.wait_for_timeout(500)
    assert CheckIn.objects.get(registration__event=gathering).registration.last_name == "Abeillon"
