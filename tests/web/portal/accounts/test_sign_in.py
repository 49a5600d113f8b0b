"""Signing in by code or by link."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
SIGN_IN = "/espace/connexion/"
CODE = "/espace/connexion/code/"


def ask(client, email):
    return client.post(SIGN_IN, {"email": email})


def sent_code() -> str:
    return re.search(r"^ {4}(\d{3}) (\d{3})$", OutboundMessage.objects.first().text, re.MULTILINE).expand(r"\1\2")


def sent_link() -> str:
    found = re.search(rf"{settings.SITE_URL}(/espace/connexion/lien/\S+)", OutboundMessage.objects.first().text)
    return found[1]


def signed_in(client):
    return client.session.get("_auth_user_id")


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_code_opens_the_portal(client, bernard):
    assert ask(client, "BERNARD@valmont-sur-loire.example").url == CODE
    answer = client.post(CODE, {"code": sent_code()})

    assert answer.url == reverse("portal:home")
    assert signed_in(client) == str(bernard.pk)


@pytest.mark.parametrize("typed", ["{} {}", " {}-{} ", "{}\u202f{}", "{}{}"])
def test_the_code_is_read_however_it_is_typed(client, bernard, typed):
    ask(client, bernard.email)
    code = sent_code()
    client.post(CODE, {"code": typed.format(code[:3], code[3:])})

    assert signed_in(client) == str(bernard.pk)


def test_one_lands_where_one_was_going(client, bernard):
    asked = client.post(f"{SIGN_IN}?next=/espace/cles/", {"email": bernard.email, "next": "/espace/cles/"})
    answer = client.post(asked.url, {"code": sent_code(), "next": "/espace/cles/"})

    assert answer.url == "/espace/cles/"


def test_one_never_lands_elsewhere(client, bernard):
    asked = client.post(SIGN_IN, {"email": bernard.email, "next": "https://ailleurs.example/"})
    answer = client.post(asked.url, {"code": sent_code(), "next": "https://ailleurs.example/"})

    assert answer.url == reverse("portal:home")


def test_an_unknown_address_gets_the_same_answers(client, bernard):
    """Nothing on any screen tells a login from none: two people ask, one of whom the network does not know."""

    def pages(email):
        asked = ask(client, email)
        shown = client.get(asked.url).content.decode()
        refused = client.post(CODE, {"code": "000 000"})
        session = sorted(client.session.keys())
        client.post("/espace/connexion/quitter/", {"next": SIGN_IN})
        said = [re.sub(r'value="\w{64}"', "", text).replace(email, "…") for text in [shown, refused.content.decode()]]
        return asked.status_code, refused.status_code, said, session

    assert pages(bernard.email) == pages("inconnue@nulle-part.example")
    kinds = OutboundMessage.objects.order_by("pk").values_list("kind", "recipient")
    assert list(kinds) == [
        ("accounts.code", bernard.email),
        ("accounts.unknown_address", "inconnue@nulle-part.example"),
    ]


def test_a_closed_login_is_as_good_as_unknown(client):
    closed = UserFactory(email="partie@ville.example", is_active=False)
    ask(client, closed.email)

    assert OutboundMessage.objects.get().kind == "accounts.unknown_address"
    client.post(CODE, {"code": ""})
    assert signed_in(client) is None


def test_a_code_dies_after_a_quarter_of_an_hour(client, bernard, monkeypatch):
    ask(client, bernard.email)
    code, later = sent_code(), __import__("time").time() + 15 * 60 + 5
    monkeypatch.setattr("time.time", lambda: later)
    answer = client.post(CODE, {"code": code}, follow=True)

    assert signed_in(client) is None
    assert "a expiré ou a déjà servi" in answer.content.decode()


def test_a_code_serves_once(client, bernard):
    ask(client, bernard.email)
    code = sent_code()
    client.post(CODE, {"code": code})
    client.post("/espace/connexion/quitter/")
    assert signed_in(client) is None

    answer = client.post(CODE, {"code": code})
    assert (answer.status_code, answer.url) == (302, SIGN_IN)
    assert signed_in(client) is None


def test_a_code_opens_only_where_it_was_asked_for(client, client_of_somebody_else, bernard):
    ask(client, bernard.email)
    client_of_somebody_else.post(CODE, {"code": sent_code()})

    assert signed_in(client_of_somebody_else) is None


def test_five_wrong_codes_and_the_right_one_is_worth_nothing(client, bernard):
    ask(client, bernard.email)
    code = sent_code()
    for left in [4, 3, 2, 1]:
        answer = client.post(CODE, {"code": wrong(code)})
        assert f"Il vous reste {left} essai" in answer.content.decode()
    client.post(CODE, {"code": wrong(code)})
    client.post(CODE, {"code": code})

    assert signed_in(client) is None


def test_tries_are_counted_outside_the_session_too(client, bernard, settings):
    """Many requests sent at once each read the same count in the session; the limit on the side stops them."""
    settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 1000
    ask(client, bernard.email)
    code = sent_code()
    statuses = [client.post(CODE, {"code": wrong(code)}).status_code for _ in range(11)]

    assert statuses == [200] * 10 + [429]
    assert client.post(CODE, {"code": code}).status_code == 429
    assert signed_in(client) is None


def test_codes_cannot_be_asked_for_without_end(client_factory, bernard):
    answers = [ask(client_factory(), bernard.email) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [200]
    assert "Trop d’essais" in answers[-1].content.decode()
    assert OutboundMessage.objects.count() == 5


def test_a_new_code_replaces_the_former(client, bernard):
    ask(client, bernard.email)
    former = sent_code()
    answer = client.post(CODE, {"action": "resend"}, follow=True)
    assert "Un nouveau code est parti" in answer.content.decode()
    new = sent_code()
    if new != former:
        client.post(CODE, {"code": former})
        assert signed_in(client) is None
    client.post(CODE, {"code": new})
    assert signed_in(client) == str(bernard.pk)


def test_the_session_known_before_is_not_the_one_that_is_signed_in(client, bernard):
    """Session fixation: a cookie that somebody planted beforehand opens nothing."""
    ask(client, bernard.email)
    planted = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(CODE, {"code": sent_code()})
    after = client.cookies[settings.SESSION_COOKIE_NAME].value

    assert after != planted
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert client.get(reverse("portal:home")).status_code == 302


def test_a_robot_that_follows_the_link_changes_nothing(client, bernard):
    ask(client, bernard.email)
    link = sent_link()
    assert client.get(link).status_code == 200
    assert client.head(link).status_code == 200
    assert signed_in(client) is None
    bernard.refresh_from_db()
    assert bernard.last_login is None


def test_the_link_signs_in_once_its_button_is_pressed_and_only_once(client, client_of_somebody_else, bernard):
    ask(client, bernard.email)
    link = sent_link()
    assert client_of_somebody_else.post(link).url == reverse("portal:home")
    assert signed_in(client_of_somebody_else) == str(bernard.pk)

    again = client.post(link)
    assert again.status_code == 403
    assert "a déjà servi" in again.content.decode()
    assert signed_in(client) is None


def test_the_link_of_one_leaves_the_session_of_another(client, bernard, chloe):
    ask(client, bernard.email)
    link = sent_link()
    client.force_login(chloe)
    client.post(link)

    assert signed_in(client) == str(bernard.pk)


def test_an_altered_link_is_refused_kindly(client, db):
    answer = client.get("/espace/connexion/lien/n-importe-quoi/")
    assert (answer.status_code, "Ce lien n’est pas valable" in answer.content.decode()) == (403, True)


def test_leaving_takes_a_button(client, bernard):
    client.force_login(bernard)
    assert client.get("/espace/connexion/quitter/").status_code == 200
    assert signed_in(client)
    client.post("/espace/connexion/quitter/")
    assert signed_in(client) is None


def test_the_way_in_without_a_login_is_explained(client, db):
    page = client.get("/espace/connexion/premiere-fois/").content.decode()
    assert "ouvert par l’équipe du réseau" in page


def test_somebody_whose_login_was_closed_is_told_so(client, db):
    assert client.get("/espace/connexion/compte-ferme/").status_code == 200


def test_there_is_no_password_and_no_sign_up(client, db):
    for path in ["/espace/connexion/inscription/", "/accounts/signup/", "/espace/connexion/password/"]:
        assert client.get(path).status_code == 404
    client.post("/espace/connexion/premiere-fois/", {"email": "moi@ailleurs.example"})
    assert not OutboundMessage.objects.exists()
