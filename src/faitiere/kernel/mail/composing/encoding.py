"""Quoted-printable and header words, as pieces that may be laid end to end."""

import binascii
import re
from base64 import b64encode
from collections.abc import Iterator

SOFT = b"=\r\n"
WORD = 39
QUOTING = re.compile(r'["\\]')


def quoted(text: str) -> bytes:
    """Encode lines of a part; any CR or LF becomes a CRLF."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return binascii.b2a_qp(lines.encode()).replace(b"\n", b"\r\n")


def piece(text: str) -> bytes:
    """Encode a stretch of a part so that another may follow: a soft break, which readers undo, ends an open line."""
    encoded = quoted(text)
    return encoded if not encoded or (encoded.endswith(b"\r\n") and not encoded.endswith(SOFT)) else encoded + SOFT


def words(text: str) -> str:
    """Write free text as a header holds it: encoded words of at most 75 characters when it is not ASCII (RFC 2047)."""
    if text.isascii():
        return text
    return "\r\n ".join(f"=?utf-8?b?{b64encode(stretch.encode()).decode()}?=" for stretch in _stretches(text))


def mailbox(name: str, address: str) -> str:
    """Write « name <address> » as a header holds it."""
    if not name:
        return address
    label = f'"{QUOTING.sub("", name)}"' if name.isascii() else words(name)
    return f"{label}\r\n <{address}>"


def recipient(name: str, address: str) -> str:
    """Write « name <address> » as Django takes it, which encodes it itself."""
    safe = " ".join(QUOTING.sub("", name).split())
    return f'"{safe}" <{address}>' if safe else address


def header(name: str, value: str) -> bytes:
    """Write a field of the header. The value is on one line, or folded by the functions above."""
    return f"{name}: {value}\r\n".encode()


def _stretches(text: str) -> Iterator[str]:
    """Cut a text where no character is cut, each piece short enough for a line of the header."""
    while text:
        end = WORD
        while len(text[:end].encode()) > WORD:
            end -= 1
        yield text[:end]
        text = text[end:]
