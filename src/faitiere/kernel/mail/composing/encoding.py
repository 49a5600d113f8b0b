"""Quoted-printable and header words, as pieces that may be laid end to end."""

import binascii
import re
from email.header import Header

SOFT = b"=\r\n"
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
    """Write free text as a header holds it: encoded words when it is not ASCII (RFC 2047), folded."""
    return text if text.isascii() else Header(text, "utf-8", maxlinelen=70).encode(linesep="\r\n")


def mailbox(name: str, address: str) -> str:
    """Write « name <address> » as a header holds it."""
    if not name:
        return address
    label = f'"{QUOTING.sub("", name)}"' if name.isascii() else words(name)
    return f"{label}\r\n <{address}>"


def header(name: str, value: str) -> bytes:
    """Write a field of the header. The value is on one line, or folded by the functions above."""
    return f"{name}: {value}\r\n".encode()
