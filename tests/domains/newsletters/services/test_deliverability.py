from datetime import timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from faitiere.domains.newsletters.choices import Standing
from faitiere.domains.newsletters.models import DomainExamination
from faitiere.domains.newsletters.queries.deliverability import held_against_us, sending_of
from faitiere.domains.newsletters.services import deliverability
from faitiere.gateways.dns import Answer
from faitiere.kernel import clock
from faitiere.kernel.mail.addresses import hashed
from faitiere.kernel.mail.models import BounceKind, BounceReport, Cause
from tests.factories.newsletters import NewsletterFactory

pytestmark = pytest.mark.django_db


class Empty:
    """A zone where nothing is written yet."""

    def texts(self, name: str) -> Answer:
        return Answer(name)

    mail_servers = texts


def test_what_was_found_is_kept_with_its_date_and_who_asked(amina):
    NewsletterFactory()
    kept = deliverability.check("reseau.example", by=amina, now=clock.now(), zone=Empty())
    assert (kept.verdict, kept.examined_at, kept.by) == (Standing.BAD, clock.now(), str(amina))
    assert [one["code"] for one in kept.findings] == ["spf", "dkim", "dmarc", "alignment", "mx"]


def test_only_our_own_domains_are_asked_about(amina):
    with pytest.raises(deliverability.NotOurs):
        deliverability.check("ailleurs.example", by=amina, now=clock.now())


def test_what_is_known_holds_for_a_day(amina):
    letter = NewsletterFactory()
    first = deliverability.freshen(letter, by=amina, now=clock.now())
    assert deliverability.freshen(letter, by=amina, now=clock.now() + timedelta(hours=23)) == first
    assert deliverability.freshen(letter, by=amina, now=clock.now() + timedelta(hours=25)) != first
    assert DomainExamination.objects.count() == 2


def test_our_public_key_is_read_from_the_key_that_signs(settings, tmp_path):
    secret = generate_private_key(65537, 1024)
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path = tmp_path / "dkim.pem"
    path.write_bytes(secret.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    settings.DKIM_KEY, settings.MAIL_RETURNS = str(path), "retours@Retours.Reseau.example"
    told = sending_of("reseau.example")
    public = secret.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
    assert told.public_key == "".join(public.splitlines()[1:-1])
    assert (told.returns, told.signs) == ("retours.reseau.example", "reseau.example")


def test_refusals_that_are_our_fault_are_counted_server_by_server():
    now = clock.real_now()
    for number, (address, kind, days) in enumerate(
        [
            ("a@mairie.example", BounceKind.TECHNICAL, 1),
            ("b@mairie.example", BounceKind.TECHNICAL, 2),
            ("c@mairie.example", BounceKind.HARD, 1),
            ("d@autre.example", BounceKind.TECHNICAL, 40),
        ]
    ):
        BounceReport.objects.create(
            digest=str(number),
            address=address,
            address_hash=hashed(address),
            kind=kind,
            cause=Cause.BLOCKED,
            received_at=now - timedelta(days=days),
        )
    (one,) = held_against_us(now)
    assert (one.domain, one.count, one.last) == ("mairie.example", 2, now - timedelta(days=1))
