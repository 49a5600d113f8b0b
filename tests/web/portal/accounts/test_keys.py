"""The second proof of staff."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse

from faitiere.kernel.mail.models import OutboundMessage
from tests.web.portal.accounts.test_sign_in import CODE, ask, sent_code, signed_in

pytestmark = pytest.mark.django_db
KEYS = "/espace/cles/"
PROVE = "/espace/connexion/preuve/"
SECOND = "/espace/connexion/verification/"
DESK = "/gestion/"


def app_code(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def sign_in(client, user):
    ask(client, user.email)
    return client.post(CODE, {"code": sent_code()})


@pytest.fixture
def with_app(client, amina, django_capture_on_commit_callbacks):
    """Amina has added an app in the ordinary way; return its secret. Her session is left open."""
    sign_in(client, amina)
    page = client.get(KEYS + "application/")
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post(KEYS + "application/", {"code": app_code(secret)})
    return secret


def test_staff_without_a_second_factor_are_led_to_make_one(client, amina):
    assert sign_in(client, amina).url == DESK
    answer = client.get(DESK)
    assert answer.url.startswith(f"{PROVE}?next=")
    shown = client.get(answer.url, follow=True)

    assert shown.request["PATH_INFO"] == KEYS
    assert "Protégez votre compte avant d’entrer dans l’espace de gestion" in shown.content.decode()


def test_an_app_made_now_opens_the_desk_now_and_is_told_by_letter(client, amina, with_app):
    assert client.get(DESK).status_code == 200
    assert OutboundMessage.objects.filter(kind="accounts.security_changed", recipient=amina.email).exists()


def test_its_secret_cannot_be_read_in_the_database(client, amina, with_app):
    kept = Authenticator.objects.get(user=amina, type="totp").data["secret"]
    assert with_app not in kept


def test_the_next_sign_in_asks_for_the_code_of_the_app(client_of_somebody_else, amina, with_app):
    browser = client_of_somebody_else
    assert sign_in(browser, amina).url == SECOND
    assert signed_in(browser) is None
    assert browser.get(DESK).status_code == 302
    wrong = browser.post(SECOND, {"code": "000000"})
    assert "n’a pas été reconnu" in wrong.content.decode()

    Authenticator.objects.filter(user=amina).update(last_used_at=None)
    cache_forgets_used_codes()
    answer = browser.post(SECOND, {"code": app_code(with_app)})
    assert answer.url == DESK
    assert browser.get(DESK).status_code == 200


def cache_forgets_used_codes():
    """An app's code serves once in its half minute; the test does not wait for the next one."""
    from django.core.cache import cache

    cache.clear()


def test_a_recovery_code_serves_once(client, client_factory, amina, with_app):
    code = client.get(KEYS + "secours/").context["codes"][0]
    first, again = client_factory(), client_factory()
    sign_in(first, amina)
    first.post(SECOND, {"code": code})
    assert signed_in(first) == str(amina.pk)
    sign_in(again, amina)
    again.post(SECOND, {"code": code})
    assert signed_in(again) is None


def test_second_codes_cannot_be_guessed_without_end(client_of_somebody_else, amina, with_app):
    browser = client_of_somebody_else
    sign_in(browser, amina)
    pages = [browser.post(SECOND, {"code": "000000"}).content.decode() for _ in range(6)]

    assert "Trop d’essais" in pages[-1]
    browser.post(SECOND, {"code": app_code(with_app)})
    assert signed_in(browser) is None


def test_the_link_of_a_letter_does_not_go_round_the_second_factor(client_of_somebody_else, amina, with_app):
    from tests.web.portal.accounts.test_sign_in import sent_link

    browser = client_of_somebody_else
    ask(browser, amina.email)
    assert browser.post(sent_link()).url == SECOND
    assert signed_in(browser) is None


def test_the_proof_is_asked_for_again_after_twelve_hours(client, amina, with_app, monkeypatch):
    later = time.time() + 12 * 3600 + 60
    monkeypatch.setattr("faitiere.kernel.clock.timezone.now", lambda: _at(later))
    answer = client.get(DESK)
    assert answer.url.startswith(PROVE)
    monkeypatch.undo()


def _at(seconds):
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC)


def test_whoever_proves_again_goes_on_to_where_they_were_going(client, amina, with_app):
    session = client.session
    del session["accounts.second_factor"]
    session.save()
    cache_forgets_used_codes()
    asked = client.get(client.get("/gestion/?p=2").url)
    assert asked.url.startswith("/espace/connexion/confirmer/?next=")
    answer = client.post(asked.url, {"code": app_code(with_app), "next": "/gestion/?p=2"})

    assert answer.url == "/gestion/?p=2"
    assert client.get(DESK).status_code == 200


def test_a_member_with_a_code_never_meets_the_desk(client, chloe):
    assert sign_in(client, chloe).url == reverse("portal:home")
    assert client.get(DESK).status_code == 403


def test_the_app_is_taken_away_by_whoever_has_just_proved_themselves(client, amina, with_app):
    assert client.get(KEYS + "application/retirer/").status_code == 200
    client.post(KEYS + "application/retirer/")
    assert not Authenticator.objects.filter(user=amina).exists()


def test_recovery_codes_are_renewed_and_downloaded(client, amina, with_app):
    before = client.get(KEYS + "secours/telecharger/").content.decode().split()
    client.post(KEYS + "secours/nouveaux/")
    after = client.get(KEYS + "secours/").context["codes"]

    assert (len(before), len(after), set(before) & set(after)) == (10, 10, set())
