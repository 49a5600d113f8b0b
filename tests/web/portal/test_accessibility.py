"""Every page of the portal passes axe, in light and in dark, fits a phone, and works without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.web.portal.accounts.test_sign_in import sent_code
from tests.web.public.test_accessibility import findings

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
FILES = {"portal:mandates:letter", "portal:library:download", "portal:people:take_csv", "portal:people:take_json"}


@pytest.fixture
def phone(browser, live_server):
    """Open a phone's window in a colour scheme."""
    contexts = []

    def opened(scheme="light", **options):
        context = browser.new_context(
            base_url=live_server.url,
            locale="fr-FR",
            color_scheme=scheme,
            viewport={"width": 390, "height": 844},
            **{"bypass_csp": True, **options},
        )
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def sign_in(page, user):
    page.goto("/espace/connexion/")
    page.get_by_label("Votre adresse électronique").fill(user.email)
    page.get_by_role("button", name="Recevoir mon code").click()
    page.get_by_label("Code à six chiffres").fill(sent_code())
    page.get_by_role("button", name="Me connecter").click()
    page.wait_for_url("**/espace/")


def wrongs(page, addresses):
    wrong = {}
    for address in addresses:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if found := findings(page) + (["wider than the screen"] if wide else []):
            wrong[address] = found
    return wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_a_member_passes_axe(phone, scheme, bernard, addresses):
    page = phone(scheme)
    sign_in(page, bernard)
    shown = [reverse(name, args=args) for name, args in addresses.items() if name not in FILES]

    assert wrongs(page, shown) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_before_the_door_passes_axe(phone, scheme, bernard):
    page = phone(scheme)
    doors = ["account_login", "account_signup", "account_inactive"]
    assert wrongs(page, [reverse(name) for name in doors]) == {}

    page.goto("/espace/connexion/")
    page.get_by_label("Votre adresse électronique").fill(bernard.email)
    page.get_by_role("button", name="Recevoir mon code").click()
    page.get_by_label("Code à six chiffres").fill("000000")
    page.get_by_role("button", name="Me connecter").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    assert findings(page) == []


def test_the_pages_of_staff_and_of_outsiders_pass_axe(phone, denis, eve, amina, rivecourt):
    renew = reverse("portal:members:renew", args=[rivecourt.pk])
    for user, addresses in [
        (denis, ["/espace/", renew, reverse("portal:people:correct_other", args=[rivecourt.pk])]),
        (eve, ["/espace/", "/espace/mandats/"]),
    ]:
        page = phone()
        sign_in(page, user)
        assert wrongs(page, addresses) == {}


def test_signing_in_takes_no_script_and_the_code_is_filled_in_by_the_phone(phone, bernard):
    page = phone(java_script_enabled=False)
    page.goto("/espace/connexion/")
    address = page.get_by_label("Votre adresse électronique")
    assert address.get_attribute("autocomplete") == "username webauthn"
    address.fill(bernard.email)
    page.get_by_role("button", name="Recevoir mon code").click()
    code = page.get_by_label("Code à six chiffres")
    assert [code.get_attribute(name) for name in ("autocomplete", "inputmode")] == ["one-time-code", "numeric"]
    code.fill(sent_code())
    page.get_by_role("button", name="Me connecter").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Bonjour Bernard")


def test_no_page_asks_for_what_the_policy_refuses(page, bernard, mission_letter):
    """No inline script nor style: the browser would say so on its console."""
    refused = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    sign_in(page, bernard)
    for address in ["/espace/", "/espace/mandats/", "/espace/mes-informations/", "/espace/cles/", "/espace/cles/cle/"]:
        page.goto(address)
    page.goto("/espace/connexion/")

    assert refused == []
