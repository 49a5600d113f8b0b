import io
import os
import subprocess
import sys

import pytest
from django.core.management import call_command

from faitiere.demo import entrance
from faitiere.demo.cast import AMINA, BERNARD, PLAYERS
from faitiere.domains.accounts import rules
from faitiere.domains.accounts.models import User
from faitiere.kernel import clock, signing

pytestmark = pytest.mark.django_db


@pytest.fixture
def logins():
    return {
        player.key: User.objects.create_user(player.email, name=player.name, is_staff=player.is_staff)
        for player in PLAYERS
    }


def test_following_a_link_signs_in_and_leads_to_where_one_works(client, logins):
    for player in [AMINA, BERNARD]:
        answer = client.get(entrance.path_of(player))

        assert (answer.status_code, answer["Location"]) == (302, player.lands_on)
        assert client.session["_auth_user_id"] == str(logins[player.key].pk)


def test_an_altered_link_is_refused_in_french(client, logins):
    answer = client.get(entrance.path_of(BERNARD).rstrip("/") + "x/")

    assert answer.status_code == 403
    assert "Ce lien n’est pas valable" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_token_made_for_another_purpose_opens_nothing():
    from faitiere.kernel import clock

    token = signing.make("people.export", "amina", now=clock.real_now(), lifetime=entrance.LIFETIME)
    with pytest.raises(signing.LinkInvalid):
        entrance.read(token)


def test_the_command_prints_one_address_for_each_member_of_the_cast():
    out = io.StringIO()
    call_command("demo_links", origin="http://localhost:8000", stdout=out)

    for player in PLAYERS:
        assert player.first_name in out.getvalue()
    assert out.getvalue().count("http://localhost:8000/demo/entrer/") == 5


def test_the_page_that_presents_the_cast_offers_an_entrance_for_each(client):
    page = client.get("/demo/").content.decode()

    assert page.count('href="/demo/entrer/') == 5
    for player in PLAYERS:
        assert player.name in page


@pytest.mark.slow
def test_production_has_no_such_address():
    asked = "import django; django.setup(); from django.urls import reverse; reverse('demo:home')"
    production = {"DJANGO_SETTINGS_MODULE": "faitiere.config.settings.prod", "FAITIERE_SECRET_KEY": "x" * 50}

    ran = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, **production, "PYTHONPATH": "src", "FAITIERE_CLOCK": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "'demo' is not a registered namespace" in ran.stderr


def test_the_second_proof_counts_as_given_so_that_the_desk_opens(client, logins):
    """`grant_for_demo` refuses wherever DEMO is not set; here it is."""
    client.get(entrance.path_of(AMINA))

    assert rules.has_second_factor(client.session, logins["amina"], clock.real_now())
