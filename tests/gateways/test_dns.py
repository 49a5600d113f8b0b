import socket
from collections.abc import Iterator
from threading import Thread

import dns.message
import dns.resolver
import dns.rrset
import pytest

from faitiere.gateways.dns import Zone

LINES = {
    ("reseau.example.", "TXT"): ['"v=spf1 mx" " ~all"', '"autre"'],
    ("reseau.example.", "MX"): ["10 mx.reseau.example."],
}


@pytest.fixture
def resolver() -> Iterator[dns.resolver.Resolver]:
    """A resolver whose name server is ours, in a thread: it keeps silent about « muet.example »."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    thread = Thread(target=answer, args=[server], daemon=True)
    thread.start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], server.getsockname()[1]
    yield resolver
    server.sendto(b"", server.getsockname())
    thread.join()
    server.close()


def answer(server: socket.socket) -> None:
    while True:
        asked, client = server.recvfrom(4096)
        if not asked:
            return
        question = dns.message.from_wire(asked)
        name, kind = str(question.question[0].name), dns.rdatatype.to_text(question.question[0].rdtype)
        if name == "muet.example.":
            continue
        said = dns.message.make_response(question)
        if lines := LINES.get((name, kind)):
            said.answer.append(dns.rrset.from_text(name, 60, "IN", kind, *lines))
        else:
            said.set_rcode(dns.rcode.NXDOMAIN)
        server.sendto(said.to_wire(), client)


def test_a_zone_says_its_texts_and_its_mail_servers_or_that_nothing_stands_there(resolver):
    zone = Zone(resolver)
    assert zone.texts("reseau.example").records == ("autre", "v=spf1 mx ~all")
    assert zone.mail_servers("reseau.example").records == ("mx.reseau.example",)
    assert zone.texts("_dmarc.reseau.example") == zone.texts("_dmarc.reseau.example")
    assert (zone.texts("_dmarc.reseau.example").records, zone.texts("_dmarc.reseau.example").failure) == ((), "")


def test_silence_and_nonsense_are_no_answer(resolver, monkeypatch):
    monkeypatch.setattr("faitiere.gateways.dns.TIMEOUT", 0.05)
    assert Zone(resolver).texts("muet.example").failure == "LifetimeTimeout"
    assert Zone(resolver).texts("un..nom").failure == "EmptyLabel"
    monkeypatch.setattr("faitiere.gateways.dns.PATIENCE", 0)
    assert Zone(resolver).texts("reseau.example").failure == "délai dépassé"
