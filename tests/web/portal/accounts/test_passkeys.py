"""Passkeys, in a real browser with a virtual authenticator (Chromium's WebAuthn domain)."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from faitiere.kernel.mail.models import OutboundMessage
from tests.web.portal.accounts.test_sign_in import sent_code

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
TOUCH = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def phone(page):
    """Give the window a fingerprint reader; `phone(isUserVerified=False)` gives one that recognises nobody."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")

    def with_reader(**options):
        return devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**TOUCH, **options}})["authenticatorId"]

    with_reader.forget = lambda reader: devtools.send(
        "WebAuthn.removeVirtualAuthenticator", {"authenticatorId": reader}
    )
    return with_reader


def sign_in_by_code(page, user):
    page.goto("/espace/connexion/")
    page.get_by_label("Votre adresse électronique").fill(user.email)
    page.get_by_role("button", name="Recevoir mon code").click()
    page.get_by_label("Code à six chiffres").fill(sent_code())
    page.get_by_role("button", name="Me connecter").click()


def sign_out(page):
    page.get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/")


def make_key(page):
    page.goto("/espace/cles/cle/")
    page.get_by_label("Nom de la clé").fill("Mon téléphone")
    page.get_by_role("button", name="Créer la clé").click()


def test_bernard_makes_a_passkey_and_the_next_time_types_nothing(page, phone, bernard):
    phone()
    sign_in_by_code(page, bernard)
    make_key(page)
    expect(page.get_by_role("heading", name="Mon téléphone")).to_be_visible()
    assert OutboundMessage.objects.filter(kind="accounts.security_changed", recipient=bernard.email).count() == 1

    sign_out(page)
    page.goto("/espace/connexion/")
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bonjour Bernard")


def test_a_member_with_a_passkey_elsewhere_still_enters_with_a_code_alone(page, phone, bernard):
    reader = phone()
    sign_in_by_code(page, bernard)
    make_key(page)
    expect(page.get_by_role("heading", name="Mon téléphone")).to_be_visible()
    sign_out(page)
    phone.forget(reader)
    sign_in_by_code(page, bernard)

    expect(page.get_by_role("heading", level=1)).to_have_text("Bonjour Bernard")


def test_the_passkey_of_staff_opens_the_desk_at_once_and_gives_recovery_codes(page, phone, amina):
    phone()
    sign_in_by_code(page, amina)
    page.goto("/gestion/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mes moyens de connexion")
    page.get_by_role("link", name="Ajouter une clé d’accès").click()
    page.get_by_role("button", name="Créer la clé").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")
    assert page.locator(".portal-codes li").count() == 10
    assert page.goto("/gestion/").status == 200

    page.goto("/espace/")
    sign_out(page)
    page.goto("/espace/connexion/")
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.wait_for_url("**/gestion/")


def test_staff_who_have_a_passkey_show_it_after_their_code(page, phone, amina):
    phone()
    sign_in_by_code(page, amina)
    make_key(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")
    page.goto("/espace/")
    sign_out(page)
    sign_in_by_code(page, amina)
    expect(page.get_by_role("heading", level=1)).to_have_text("Encore une preuve")
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    page.wait_for_url("**/gestion/")


def test_a_key_that_does_not_verify_its_holder_is_not_made(page, phone, bernard):
    phone(isUserVerified=False)
    sign_in_by_code(page, bernard)
    make_key(page)

    expect(page.locator("#key-trouble")).to_be_visible()
    assert not Authenticator.objects.exists()


def test_a_window_without_any_key_says_so_in_words(page, phone, bernard):
    phone()
    page.goto("/espace/connexion/")
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()

    expect(page.locator("#key-trouble")).to_contain_text("demandez un code")


def test_a_key_is_renamed_and_taken_away(page, phone, bernard):
    phone()
    sign_in_by_code(page, bernard)
    make_key(page)
    page.get_by_role("link", name="Renommer Mon téléphone").click()
    page.get_by_label("Nom de la clé").fill("Ma tablette")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("link", name="Retirer Ma tablette").click()
    page.get_by_role("button", name="Retirer la clé").click()

    expect(page.get_by_text("Aucune pour l’instant")).to_be_visible()
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_the_key_of_one_is_not_another_s_to_rename_or_remove(as_, bernard, chloe):
    key = Authenticator.objects.create(user=bernard, type="webauthn", data={"name": "Téléphone de Bernard"})
    for address in [f"/espace/cles/cle/{key.pk}/", f"/espace/cles/cle/{key.pk}/retirer/"]:
        assert as_(chloe).get(address).status_code == 404
