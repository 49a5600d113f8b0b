"""The body of a variant, encoded once: pieces of bytes, with the places where a person's values go."""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from faitiere.kernel.mail.composing import encoding, markers

Place = tuple[str, str]  # the part, the name of the field
Piece = bytes | Place
# The line break before a boundary belongs to it, not to the part (RFC 2046 §5.1.1).
PART = "\r\n--{boundary}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
ESCAPES: Mapping[str, Callable[[str], str]] = {"plain": str, "html": escape}


class Body:
    """A multipart/alternative: plain text first, HTML last, which readers prefer."""

    def __init__(self, text: str, html: str, *, boundary: str) -> None:
        """Encode both parts."""
        self.content_type = f'multipart/alternative;\r\n boundary="{boundary}"'
        self._pieces = list(_joined(_pieces(text, html, boundary)))
        self._places = sorted({piece for piece in self._pieces if isinstance(piece, tuple)})

    def filled(self, values: Mapping[str, str]) -> bytes:
        """Return the body for one person: values are escaped for the part they go in."""
        encoded = {
            (part, name): encoding.piece(ESCAPES[part](markers.on_one_line(values[name])))
            for part, name in self._places
        }
        return b"".join([piece if isinstance(piece, bytes) else encoded[piece] for piece in self._pieces])


def _pieces(text: str, html: str, boundary: str) -> Iterator[Piece]:
    for part, content in (("plain", text), ("html", html)):
        yield PART.format(boundary=boundary, kind=f"text/{part}").encode()
        for number, stretch in enumerate(markers.split(content.rstrip() + "\n")):
            yield (part, stretch) if number % 2 else encoding.piece(stretch)
    yield f"\r\n--{boundary}--\r\n".encode()


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Melt neighbours of bytes into one."""
    run = b""
    for piece in pieces:
        if isinstance(piece, bytes):
            run += piece
        else:
            yield run
            yield piece
            run = b""
    yield run
