"""DKIM (RFC 6376): the domain's signature over a letter and its list headers, when we deliver it ourselves.

The body is ours, byte for byte, in lines that no relay has a reason to touch: its canonical form is itself
(« simple »), which costs a hash and no rewriting.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from django.conf import settings

SIGNED = {
    *("from", "to", "subject", "date", "message-id", "reply-to", "mime-version", "content-type"),
    *("list-id", "list-unsubscribe", "list-unsubscribe-post"),
}
Fields = Sequence[tuple[str, str]]


class Signer:
    """Signs for one domain with one RSA key."""

    def __init__(self, key: RSAPrivateKey, *, domain: str, selector: str) -> None:
        """Keep the key, loaded once."""
        self._key, self._domain, self._selector = key, domain, selector

    def signed(self, content: bytes) -> bytes:
        """Return a whole message with its signature before it."""
        head, _blank, body = content.partition(b"\r\n\r\n")
        unfolded = re.sub(r"\r\n(?=[ \t])", "", head.decode("ascii", "surrogateescape")).split("\r\n")
        fields = [(name, value) for name, _colon, value in (line.partition(":") for line in unfolded)]
        # Empty lines at the end do not count (RFC 6376 §3.4.3).
        return self.signature(fields, body.rstrip(b"\r\n") + b"\r\n") + content

    def signature(self, fields: Fields, body: bytes) -> bytes:
        """Return the DKIM-Signature field, to be put before the others."""
        signed = [(name.lower(), value) for name, value in fields if name.lower() in SIGNED]
        # « from » once more than it stands: a second sender added on the way breaks the signature (RFC 6376 §8.15).
        names = ":".join([*(name for name, _value in signed), "from"])
        digest = b64encode(sha256(body).digest()).decode()
        tags = [
            f"v=1; a=rsa-sha256; c=relaxed/simple; d={self._domain}; s={self._selector}",
            f"h={names}",
            f"bh={digest}",
            "b=",
        ]
        said = ";\r\n ".join(tags)
        canonical = "".join(f"{name}:{_relaxed(value)}\r\n" for name, value in signed)
        canonical += f"dkim-signature:{_relaxed(said)}"
        proof = self._key.sign(canonical.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"DKIM-Signature: {said}{_folded(b64encode(proof).decode())}\r\n".encode()


def signer() -> Signer | None:
    """Return who signs, when a key is named in the settings."""
    if not settings.DKIM_KEY:
        return None
    return _signer(settings.DKIM_KEY, settings.DKIM_DOMAIN, settings.DKIM_SELECTOR)


@lru_cache(maxsize=4)
def _signer(path: str, domain: str, selector: str) -> Signer:
    key = serialization.load_pem_private_key(Path(path).read_bytes(), password=None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("FAITIERE_DKIM_KEY: an RSA key is expected")
    return Signer(key, domain=domain, selector=selector)


def _relaxed(value: str) -> str:
    """Unfold, and keep one space where there were several (RFC 6376 §3.4.2)."""
    return " ".join(value.split())


def _folded(proof: str) -> str:
    return "\r\n ".join(["", *(proof[start : start + 70] for start in range(0, len(proof), 70))])
