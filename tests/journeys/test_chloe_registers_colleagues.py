"""Chloé registers two colleagues to workshops; one is full, somebody cancels by the personal link, the list moves."""

from urllib.parse import urlsplit

import pytest

from faitiere.domains.events.models import Event, Session
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services.programme import sessions
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.mail.models import OutboundMessage

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]

FULL = "Financer l’eau"


@pytest.fixture
def workshop():
    """The workshop on money for water, made full by the few who hold a place in it."""
    found = Session.objects.get(title__startswith=FULL, event__edition=2)
    sessions.resize(found, found.taken, by=System(), now=clock.now())
    return found


def test_two_colleagues_are_registered_and_the_one_who_waits_moves_up(page, enter, post_office, demo, workshop):
    gathering = Event.objects.get(title="2es Rencontres des Deux Rives")
    enter("chloe")
    page.goto(f"/espace/evenements/{gathering.slug}/collegues/")
    for rank, name in enumerate(["Ada", "Lou"]):
        page.locator(f"[name=p{rank}-first_name]").fill(name)
        page.locator(f"[name=p{rank}-last_name]").fill("Tessier")
        page.locator(f"[name=p{rank}-email]").fill(f"{name.lower()}@valmont-sur-loire.example")
    page.locator(f"[name=p0-sessions][value='{workshop.pk}']").check()
    page.get_by_role("button", name="Inscrire", exact=True).click()

    told = page.get_by_role("main").inner_text()
    assert "Ada Tessier" in told
    assert "Lou Tessier" in told
    assert "en liste d’attente" in told

    holder = workshop.places.filter(state="confirmed").first().registration
    page.context.clear_cookies()
    page.goto(urlsplit(addresses.registration(holder, now=clock.now())).path)
    page.locator("summary", has_text="Annuler mon inscription").click()
    page.get_by_role("button", name="Annuler mon inscription").click()
    assert "annulée" in page.get_by_role("main").inner_text()

    assert workshop.places.get(registration__first_name="Ada").state == "confirmed"
    moved = OutboundMessage.objects.get(kind="events.registration_moved_up")
    assert moved.recipient == "ada@valmont-sur-loire.example"
