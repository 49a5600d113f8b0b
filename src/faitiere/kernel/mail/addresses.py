"""One spelling for each address, and a fingerprint that does not give it away."""

import hmac
from functools import lru_cache

from django.conf import settings


def normalised(address: str) -> str:
    """Return the one spelling of an address: no spaces around, lower case, the domain in IDNA.

    The part before the @ is lowered too: RFC 5321 lets a server tell « Jean » from « jean », none that we write to
    does, and whoever unsubscribed must not be written to because of a capital. Dots and « +tags » are not touched:
    they lead elsewhere for most servers.
    """
    local, at, domain = address.strip().rpartition("@")
    return f"{local.strip().lower()}{at}{_ascii(domain.strip().rstrip('.').lower())}"


def hashed(address: str) -> str:
    """Return the fingerprint of an address: HMAC-SHA256 under ``ADDRESS_KEY``, which no list of addresses finds."""
    key = _key(settings.ADDRESS_KEY or settings.SECRET_KEY)
    return hmac.digest(key, normalised(address).encode(errors="replace"), "sha256").hex()


@lru_cache(maxsize=1)
def _key(secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"faitiere.mail.addresses", "sha256")


def _ascii(domain: str) -> str:
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain
