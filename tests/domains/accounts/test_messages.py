"""Each letter of the room, with the cast."""

import pytest

from faitiere.domains.accounts import messages
from faitiere.domains.accounts.messages import Site

pytestmark = pytest.mark.django_db
SITE = Site("Réseau des rives", "https://rives.example/entrer/", "https://rives.example/cles/", "aide@rives.example")


def test_each_letter_goes_to_one_mailbox_in_two_parts_that_say_the_same(bernard):
    letters = {
        "123 456": messages.code(bernard, SITE, code="123456", link="https://rives.example/lien/", minutes=15),
        "https://rives.example/entrer/": messages.unknown_address("qui@ailleurs.example", SITE),
        "une clé a été retirée": messages.security_changed(bernard, SITE, what="une clé a été retirée"),
    }
    for said, draft in letters.items():
        assert said in draft.text
        assert said in draft.html
        assert "&#x27;" not in draft.text
        assert draft.html.startswith("<!doctype html>")
    assert [draft.recipient for draft in letters.values()] == [bernard.email, "qui@ailleurs.example", bernard.email]


def test_without_an_address_for_help_the_letter_offers_none(db):
    site = Site("Réseau des rives", "https://rives.example/entrer/")
    assert "écrivez-nous" not in messages.unknown_address("qui@ailleurs.example", site).text
