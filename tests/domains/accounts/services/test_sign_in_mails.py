"""The letters of sign-in."""

from datetime import UTC, datetime, timedelta

import pytest

from faitiere.domains.accounts.messages import Site
from faitiere.domains.accounts.services import sign_in_mails
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail.models import OutboundMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 20, tzinfo=UTC)
SITE = Site(
    sender_name="Réseau des rives",
    sign_in_url="https://rives.example/espace/connexion/",
    security_url="https://rives.example/espace/cles/",
    help_email="aide@rives.example",
)


def test_the_code_stands_in_the_subject_and_in_both_parts(bernard):
    sign_in_mails.send_code(bernard, SITE, code="042917", link="https://rives.example/l/abc/", now=NOW)
    message = OutboundMessage.objects.get()

    assert (message.recipient, message.kind) == (bernard.email, "accounts.code")
    assert " ".join(message.subject.split()) == "042 917 : votre code de connexion"
    for part in [message.text, message.html]:
        assert "042 917" in part
        assert "https://rives.example/l/abc/" in part
        assert "15 minutes" in part
        assert "Réseau des rives" in part
    assert "042917" not in message.key


def test_two_codes_are_two_letters_and_the_same_one_asked_twice_is_one(bernard):
    for code in ["111111", "222222", "222222"]:
        sign_in_mails.send_code(bernard, SITE, code=code, link="https://rives.example/", now=NOW)
    assert OutboundMessage.objects.count() == 2


def test_an_unknown_address_is_told_so_once_an_hour(db):
    for minutes in [0, 5, 61]:
        sign_in_mails.tell_unknown("perdue@ailleurs.example", SITE, now=NOW + timedelta(minutes=minutes))
    messages = list(OutboundMessage.objects.order_by("pk"))

    assert [message.recipient for message in messages] == ["perdue@ailleurs.example"] * 2
    assert "aide@rives.example" in messages[0].text
    assert "https://rives.example/espace/connexion/" in messages[0].html


def test_a_changed_key_is_told_and_written_in_the_log(bernard):
    sign_in_mails.tell_security_changed(bernard, SITE, what="une clé d’accès a été ajoutée", now=NOW)
    message = OutboundMessage.objects.get()

    assert message.recipient == bernard.email
    assert "une clé d’accès a été ajoutée" in message.text
    assert "https://rives.example/espace/cles/" in message.html
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.verb) == ("Bernard Morel", "une clé d’accès a été ajoutée")
