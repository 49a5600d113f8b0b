"""Amina creates a meeting of the group and invites it; Bernard answers on his phone, from the e-mail."""

import re
from urllib.parse import urlsplit

import pytest

from faitiere.demo.cast import BERNARD
from faitiere.domains.events.models import Event, Invitation
from faitiere.domains.groups.models import Group
from tests.journeys.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]


def test_amina_invites_the_group_and_bernard_answers_from_his_phone(page, enter, post_office):
    enter("amina")
    page.goto(f"/gestion/evenements/ajouter/?groupe={Group.objects.get(slug='valdorie').pk}")
    page.get_by_label("Date", exact=False).first.fill("mercredi 20 mars 2024")
    page.get_by_label("De", exact=True).fill("10h")
    page.get_by_label("À", exact=True).fill("12h")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("link", name="Ouvrir les inscriptions").first.click()
    page.get_by_role("button", name="Ouvrir les inscriptions").click()
    page.get_by_role("link", name="Invitations").first.click()
    page.get_by_role("link", name="Inviter", exact=True).click()
    page.get_by_label("Le groupe", exact=False).first.check()
    page.get_by_role("button", name="Ajouter aux invités").click()
    page.get_by_role("button", name=re.compile("Envoyer")).click()
    post_office()

    enter("bernard")
    page.set_viewport_size(PHONE)
    page.goto(f"/demo/courrier/?a={BERNARD.email}")
    page.locator("main ul.grid a").first.click()
    link = page.locator("main a[href*='/invitation/']").first.get_attribute("href")
    page.context.clear_cookies()
    page.goto(urlsplit(link).path)
    page.get_by_role("button", name="Je viens", exact=True).click()

    assert "Votre réponse" in page.get_by_role("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    meeting = Event.objects.get(group__slug="valdorie", starts_at__date="2024-03-20")
    assert Invitation.objects.get(event=meeting, person__last_name="Morel").answer == "yes"
    assert meeting.registrations.get().person.last_name == "Morel"
