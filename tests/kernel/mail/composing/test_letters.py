"""The final bytes, as a relay receives them and as a reader's program decodes them."""

import re
from base64 import b64encode
from datetime import UTC, datetime
from email import message_from_bytes, policy

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from faitiere.kernel.mail.composing import identities
from faitiere.kernel.mail.composing.composers import Composer, Parcel
from faitiere.kernel.mail.mailings import Content
from tests.factories.mailings import HTML, TEXT, addressee, frozen

pytestmark = pytest.mark.django_db
AT = datetime(2024, 1, 19, 8, 30, tzinfo=UTC)
ODD = {
    "salutation": "Chère",
    "name": "Zoé <b>« L’Hôte »</b> & fils",
    "unsubscribe_url": "https://rives.example/x?a=1&b=2",
}


def letter_of(mailing):
    row = mailing.dispatches.first()
    parcel = Parcel(row.pk, row.address, row.domain, row.name, row.variant, row.values)
    composer = Composer(mailing, now=AT)
    return composer.letter(parcel), composer.message(parcel)


def parsed(letter):
    return message_from_bytes(letter.content, policy=policy.default)


def parts(message):
    return [part.get_content().replace("\r\n", "\n") for part in message.iter_parts()]


def test_both_parts_decode_to_what_was_written_with_each_value_escaped_for_its_part():
    letter, _message = letter_of(frozen([addressee(1, values=ODD)]))
    text, html = parts(parsed(letter))

    assert text == TEXT.replace("[[salutation]]", "Chère").replace("[[name]]", ODD["name"]).replace(
        "[[unsubscribe_url]]", ODD["unsubscribe_url"]
    )
    escaped = "Zoé &lt;b&gt;« L’Hôte »&lt;/b&gt; &amp; fils"
    assert html == HTML.replace("[[salutation]]", "Chère").replace("[[name]]", escaped).replace(
        "[[unsubscribe_url]]", "https://rives.example/x?a=1&amp;b=2"
    )
    assert b"[[" not in letter.content


def test_every_line_fits_and_no_accent_travels_bare():
    long = Content("", "Été " * 40 + "[[name]]", HTML * 60 + "é" * 2000, TEXT + "mot" * 500 + "\n..\n.fin\n")
    letter, _message = letter_of(frozen(1, contents=(long,)))

    assert letter.content.isascii()
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", letter.content) is None
    assert max(len(line) for line in letter.content.split(b"\r\n")) <= 78
    assert parsed(letter)["Subject"] == "Été " * 40 + "Éva N° 0"
    assert parts(parsed(letter))[0].endswith("mot\n..\n.fin\n")


def test_the_header_says_who_writes_to_whom_and_how_to_leave_in_one_click():
    mailing = frozen(1, reply_to="Amina <amina@rives.example>", headers={"X-Lecteur": "[[name]]", "X-Lettre": "été"})
    letter, _message = letter_of(mailing)
    header = dict(parsed(letter).items())
    unsubscribe = addressee(0).values["unsubscribe_url"]

    assert (
        header.pop("Message-ID")
        == f"<{identities.Identities(mailing).name_of(mailing.dispatches.get().pk)}@rives.example>"
    )
    assert header.pop("Content-Type").startswith("multipart/alternative")
    assert header == {
        "To": "Éva N° 0 <lectrice0@ville0.example>",
        "Subject": "La lettre de Éva N° 0",
        "X-Lecteur": "Éva N° 0",
        "List-Unsubscribe": f"<{unsubscribe}>",
        "From": "Réseau des rives <lettre@rives.example>",
        "Date": "Fri, 19 Jan 2024 08:30:00 +0000",
        "Reply-To": "Amina <amina@rives.example>",
        "Precedence": "bulk",
        "List-Id": "<lettre.rives.example>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "X-Lettre": "été",
        "MIME-Version": "1.0",
    }


def test_no_value_smuggles_a_header():
    values = ODD | {"name": "Ève\r\nBcc: toutes@rives.example\r\n\r\nbonjour"}
    letter, message = letter_of(frozen([addressee(1, name="Ève\nCc: x@y.example", values=values)]))

    assert {"Bcc", "Cc"} & set(parsed(letter).keys()) == set()
    assert {"Bcc", "Cc"} & set(message.message().keys()) == set()


def test_any_backend_is_given_the_same_letter():
    letter, message = letter_of(frozen([addressee(1, values=ODD)]))
    built = message_from_bytes(message.message().as_bytes(), policy=policy.default)

    same = {"To", "Subject", "From", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Precedence"}
    assert {name: built[name].strip() for name in same} == {name: parsed(letter)[name] for name in same}
    assert parts(built) == parts(parsed(letter))


def test_a_returned_letter_is_known_by_its_message_id_or_its_return_path_and_no_other(settings):
    settings.MAIL_RETURNS = "retours@rives.example"
    mailing = frozen(2)
    letter, _message = letter_of(mailing)
    dispatch = mailing.dispatches.first()

    assert re.fullmatch(r"retours\+\d+\.\d+\.[0-9a-f]{12}@rives\.example", letter.sender)
    assert identities.find(letter.sender) == identities.find(parsed(letter)["Message-ID"]) == dispatch
    other = mailing.dispatches.last()
    assert identities.find(letter.sender.replace(f".{dispatch.pk}.", f".{other.pk}.")) is None


def test_the_domain_signs_the_letter_and_its_list_headers(settings, tmp_path):
    key = rsa.generate_private_key(65537, 2048)
    pem, der = serialization.Encoding.PEM, serialization.Encoding.DER
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = key.public_key().public_bytes(der, serialization.PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "key.pem").write_bytes(private)
    settings.DKIM_KEY, settings.DKIM_DOMAIN = str(tmp_path / "key.pem"), "rives.example"
    settings.DKIM_SELECTOR = "lettre"

    def published(name, **_timeout):
        assert name == b"lettre._domainkey.rives.example."
        return b"v=DKIM1; k=rsa; p=" + b64encode(public)

    letter, _message = letter_of(frozen(1))

    assert dkim.verify(letter.content, dnsfunc=published)
    for changed in (
        letter.content.replace(b"One-Click", b"Two-Click"),
        letter.content.replace(b"lettre de l", b"lettre de m"),
        letter.content.replace(b"\r\nFrom:", b"\r\nFrom: eve@ailleurs.example\r\nFrom:"),
    ):
        assert changed != letter.content
        assert not dkim.verify(changed, dnsfunc=published)
