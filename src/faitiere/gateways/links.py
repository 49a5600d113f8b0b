"""Asking an address of the web whether it still answers, without ever reaching a machine of the house.

Every hop is resolved once, refused unless all that the name means is public (RFC 6890), then reached at that very
address: a name that changes between the look and the call leads nowhere else.
"""

import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError

TIMEOUT = urllib3.Timeout(connect=5, read=10)
HOPS = 5
PORTS = {"http": 80, "https": 443}
MOVED = {301, 302, 303, 307, 308}
FOR_GOOD = {301, 308}  # RFC 9110 §15.4: the address itself should be changed
NO_HEAD = {400, 403, 404, 405, 406, 500, 501, 503}  # servers that answer GET only say so in many ways
AGENT = "Faitiere-links/1.0 (link checker; one request per page)"
PAUSE = 1.0  # seconds between two requests to one site

Resolver = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True)
class Answer:
    """What an address answered: `status` is None when nothing did; `moved_to` is where it has moved for good."""

    status: int | None
    said: str = ""
    moved_to: str = ""


class NotPublic(ValueError):
    """The address is not one of the public web: another scheme or port, or a machine of a private network."""


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses that a name means."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def ask(url: str, *, resolve: Resolver = resolved, wait: Callable[[float], None] = time.sleep) -> Answer:
    """Return what an address answers, redirections followed; whatever happens is told, nothing is raised."""
    here, first = url, 0
    try:
        for _hop in range(HOPS + 1):
            status, to = _one(here, resolve)
            if status not in MOVED or not to:
                return Answer(status, said=f"HTTP {status}", moved_to=here if first in FOR_GOOD else "")
            first = first or status
            here = urljoin(here, to)
            wait(PAUSE)
    except NotPublic as error:
        return Answer(None, said=str(error))
    except socket.gaierror:
        return Answer(None, said="Ce nom de site n’existe pas ou plus.")
    except (HTTPError, LocationParseError, OSError, ValueError) as error:
        return Answer(None, said=f"Pas de réponse ({type(error).__name__}).")
    return Answer(None, said="Trop de redirections.")


def public_address(url: str, resolve: Resolver) -> tuple[str, str, int, str]:
    """Return scheme, host, port and the one address to reach; raise `NotPublic` for what is not of the public web."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode()
    if parts.scheme not in PORTS or not host or parts.port not in (None, PORTS[parts.scheme]):
        raise NotPublic("Cette adresse n’est pas celle d’une page du web.")
    port = PORTS[parts.scheme]
    found = list(resolve(host, port))
    if not found or not all(_is_public(one) for one in found):
        raise NotPublic("Cette adresse mène à un réseau privé : elle n’est pas vérifiée.")
    return parts.scheme, host, port, found[0]


def _is_public(address: str) -> bool:
    known = ip_address(address.partition("%")[0])
    inner = getattr(known, "ipv4_mapped", None) or getattr(known, "sixtofour", None) or known
    return known.is_global and inner.is_global and not known.is_multicast


def _one(url: str, resolve: Resolver) -> tuple[int, str]:
    scheme, host, port, address = public_address(url, resolve)
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _pool(scheme, host, port, address) as pool:
        status, to = _request(pool, "HEAD", target, host)
        return _request(pool, "GET", target, host) if status in NO_HEAD else (status, to)


def _pool(scheme: str, host: str, port: int, address: str) -> urllib3.HTTPConnectionPool:
    if scheme == "https":
        # The certificate is asked of the name, the connection is made to the address that was checked.
        return urllib3.HTTPSConnectionPool(address, port, timeout=TIMEOUT, server_hostname=host, assert_hostname=host)
    return urllib3.HTTPConnectionPool(address, port, timeout=TIMEOUT)


def _request(pool: urllib3.HTTPConnectionPool, method: str, target: str, host: str) -> tuple[int, str]:
    answer = pool.urlopen(
        method,
        _quoted(target),
        headers={"Host": host, "User-Agent": AGENT, "Accept": "*/*"},
        retries=False,
        redirect=False,
        preload_content=False,
    )
    answer.close()
    return answer.status, answer.headers.get("Location", "")


def _quoted(target: str) -> str:
    return urllib3.util.parse_url(target).request_uri
