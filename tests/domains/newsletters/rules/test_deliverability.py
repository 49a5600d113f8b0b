from base64 import b64encode
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from faitiere.domains.newsletters.choices import Standing
from faitiere.domains.newsletters.rules.deliverability import Sending, examine, worst
from faitiere.gateways.dns import Answer

GOOD, WARN, BAD, UNKNOWN = Standing.GOOD, Standing.WARN, Standing.BAD, Standing.UNKNOWN


@cache
def key(bits: int) -> str:
    public = generate_private_key(65537, bits).public_key()
    return b64encode(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


class Written:
    """A zone written in a test; « ? » does not answer."""

    def __init__(self, **texts: list[str]) -> None:
        self.texts_of = {"": ["v=spf1 mx ~all"], "_dmarc": ["v=DMARC1; p=none"], "key": [f"v=DKIM1; p={key(2048)}"]}
        self.texts_of |= texts

    def texts(self, name: str) -> Answer:
        short = {"reseau.example": "", "_dmarc.reseau.example": "_dmarc", "lettre._domainkey.reseau.example": "key"}
        found = self.texts_of.get(short.get(name, name), [])
        return Answer(name, failure="Timeout") if found == ["?"] else Answer(name, tuple(found))

    def mail_servers(self, name: str) -> Answer:
        return Answer(name, tuple(self.texts_of.get("mx", ["mx.reseau.example"])))


def sending(**changed: str) -> Sending:
    ours = {"domain": "reseau.example", "returns": "reseau.example", "signs": "reseau.example", "selector": "lettre"}
    return Sending(**(ours | changed))


def found(code: str, zone: Written | None = None, **changed: str):
    return next(one for one in examine(zone or Written(), sending(**changed)) if one.code == code)


def test_a_domain_in_order_is_green_all_through():
    assert {one.verdict for one in examine(Written(), sending())} == {GOOD}


@pytest.mark.parametrize(
    ("texts", "verdict", "write"),
    [
        ([], BAD, "v=spf1 mx a:smtp.relais.example ~all"),
        (["autre chose", "v=spf10 mx"], BAD, "v=spf1 mx a:smtp.relais.example ~all"),
        (["v=spf1 mx ~all", "v=spf1 a -all"], BAD, "v=spf1 mx a ~all"),
        (["v=spf1 mx +all"], BAD, "v=spf1 mx ~all"),
        (["v=spf1 ?all"], WARN, "v=spf1 mx a:smtp.relais.example ~all"),
        (["V=SPF1 include:deux.example -all"], GOOD, ""),
        (["v=spf1 " + " ".join(f"a:h{number}.example" for number in range(11)) + " -all"], BAD, None),
        (["v=spf1 a include:onze.example -all"], BAD, None),
        (["v=spf1 ip4:192.0.2.1 redirect=deux.example"], GOOD, ""),
        (["v=spf1 include:boucle.example -all"], GOOD, ""),
        (["?"], UNKNOWN, ""),
    ],
)
def test_spf_names_who_may_send_once_and_within_ten_questions(texts, verdict, write):
    others = {
        "deux.example": ["v=spf1 a mx -all"],
        "onze.example": ["v=spf1 " + " ".join(f"a:h{number}.example" for number in range(10)) + " -all"],
        "boucle.example": ["v=spf1 include:boucle.example -all"],
    }
    said = found("spf", Written(**{"": texts}, **others), relay="smtp.relais.example")
    assert said.verdict == verdict
    assert write is None or said.write == write


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        ([], BAD),
        (["v=DKIM1; p="], BAD),
        ([f"v=DKIM1; p={key(1024)}"], WARN),
        (["v=DKIM1; p=n’importe quoi"], WARN),
        ([f"p={key(2048)[:40]} {key(2048)[40:]}"], GOOD),
        ([f"p={key(2048)}", f"p={key(1024)}"], BAD),
        (["?"], UNKNOWN),
    ],
)
def test_dkim_finds_one_sound_key(texts, verdict):
    assert found("dkim", Written(key=texts)).verdict == verdict


def test_the_key_must_be_ours_when_we_sign_and_is_given_to_be_written():
    said = found("dkim", Written(key=[f"p={key(1024)}"]), public_key=key(2048))
    assert (said.verdict, said.write) == (BAD, f"v=DKIM1; k=rsa; p={key(2048)}")
    assert found("dkim", public_key=key(2048)).verdict == GOOD
    assert "FAITIERE_DKIM_SELECTOR" in found("dkim", selector="").says


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        ([], BAD),
        (["v=DMARC1; p=none", "v=DMARC1; p=reject"], BAD),
        (["v=DMARC1; rua=mailto:a@b.example"], BAD),
        (["v=DMARC1; p=quarantine"], GOOD),
        (["?"], UNKNOWN),
    ],
)
def test_dmarc_is_one_policy_that_can_be_read(texts, verdict):
    said = found("dmarc", Written(_dmarc=texts), contact="lettre@reseau.example")
    assert said.verdict == verdict
    if verdict == BAD:
        assert said.write == "v=DMARC1; p=none; rua=mailto:lettre@reseau.example"


@pytest.mark.parametrize(
    ("changed", "policy", "verdict"),
    [
        ({"returns": "retours.reseau.example"}, "p=none", GOOD),
        ({"returns": "retours.reseau.example"}, "p=none; aspf=s", WARN),
        ({"domain": "lettre.reseau.example", "returns": "retours.reseau.example"}, "p=none", GOOD),
        ({"returns": "prestataire.example"}, "p=none", WARN),
        ({"returns": "prestataire.example", "signs": "prestataire.example"}, "p=none", BAD),
        ({"returns": "prestataire.example", "selector": ""}, "p=none", BAD),
        ({"returns": "faux-reseau.example", "signs": "faux-reseau.example"}, "p=none", BAD),
    ],
)
def test_what_is_proven_must_be_the_name_that_readers_see(changed, policy, verdict):
    assert found("alignment", Written(_dmarc=[f"v=DMARC1; {policy}"]), **changed).verdict == verdict


def test_a_domain_without_mail_servers_loses_what_comes_back():
    assert found("mx", Written(mx=["."])).verdict == WARN


def test_the_worst_is_told_and_nothing_known_is_not_good():
    assert worst([GOOD, WARN, UNKNOWN]) == UNKNOWN
    assert worst([]) == UNKNOWN
