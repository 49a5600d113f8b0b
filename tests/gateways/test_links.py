"""Addresses are asked for real, against a small server of our own, and never lead inside the house."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from faitiere.gateways import links

PUBLIC = "93.184.216.34"


class Site(BaseHTTPRequestHandler):
    def do_HEAD(self):
        path = self.path.partition("?")[0]
        if path == "/no-head":
            return self._say(405)
        if path == "/moved":
            return self._say(301, "/here")
        if path == "/round":
            return self._say(302, "/round")
        if path == "/inside":
            return self._say(302, "http://metadata.example/latest")
        return self._say(200 if path in {"/here", "/%C3%A9t%C3%A9"} else 404)

    def do_GET(self):
        self._say(200 if self.path == "/no-head" else 404)

    def _say(self, status, to=""):
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def ask(site, monkeypatch):
    """Ask as the product does, the way to « town.example » being our server; other names mean a private machine."""
    real = links._pool
    monkeypatch.setattr(links, "_pool", lambda _scheme, host, *_: real("http", host, site.server_port, "127.0.0.1"))
    means = {"town.example": [PUBLIC], "metadata.example": ["169.254.169.254"]}
    return lambda url: links.ask(url, resolve=lambda host, _port: means[host], wait=lambda _seconds: None)


@pytest.mark.parametrize(
    ("path", "status", "moved_to"),
    [
        ("/here", 200, ""),
        ("/été", 200, ""),
        ("/gone", 404, ""),
        ("/no-head", 200, ""),
        ("/moved", 200, "http://town.example/here"),
        ("/round", None, ""),
        ("/inside", None, ""),
    ],
)
def test_an_address_tells_what_became_of_it(ask, path, status, moved_to):
    answer = ask(f"http://town.example{path}")
    assert (answer.status, answer.moved_to) == (status, moved_to)
    assert answer.said


@pytest.mark.parametrize(
    ("url", "means"),
    [
        ("http://a.example/", ["127.0.0.1"]),
        ("http://a.example/", ["10.0.0.1"]),
        ("http://a.example/", [PUBLIC, "192.168.0.1"]),
        ("http://a.example/", ["169.254.169.254"]),
        ("http://a.example/", ["::1"]),
        ("http://a.example/", ["::ffff:127.0.0.1"]),
        ("http://a.example/", ["2002:7f00:1::"]),
        ("http://a.example/", ["fe80::1%eth0"]),
        ("http://a.example/", ["100.64.0.1"]),
        ("http://a.example/", ["224.0.0.1"]),
        ("http://a.example/", []),
        ("http://a.example:8080/", [PUBLIC]),
        ("https://a.example:80/", [PUBLIC]),
        ("file:///etc/passwd", [PUBLIC]),
        ("ftp://a.example/", [PUBLIC]),
        ("http:///nothing", [PUBLIC]),
    ],
)
def test_nothing_of_a_private_network_is_reached(url, means):
    with pytest.raises(links.NotPublic):
        links.public_address(url, lambda _host, _port: means)


def test_a_name_is_looked_up_once_and_that_address_is_the_one_reached():
    asked = []

    def resolve(host, _port):
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    scheme, host, port, address = links.public_address("https://été.example/", resolve)
    assert (scheme, port, address) == ("https", 443, PUBLIC)
    assert host == "xn--t-9fab.example"
    assert len(asked) == 1


@pytest.mark.parametrize("url", ["http://[", "http://a..example/", "https://" + "a" * 70 + ".example/", "http://a b/"])
def test_what_is_no_address_is_told_not_raised(url):
    answer = links.ask(url, resolve=lambda _host, _port: [])
    assert answer.status is None
    assert answer.said
