"""Reading a message as it came, however broken: its headers, what it says, what it encloses."""

import html
import re
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import Any

LONGEST = 200_000
# No honest line is longer (RFC 5322); a longer one is written to keep a reader busy.
LONGEST_LINE = 1000
LONGEST_FIELD = 10_000
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
HIDDEN = re.compile(r"(?i)<(?:style|script|head)\b[^>]{0,200}>")
SHOWN = re.compile(r"(?i)</(?:style|script|head)\s*>")
BREAKS = re.compile(r"(?i)<br\s*/?>|</?(?:p|div|tr|td|li|ul|h\d|table|pre|hr)\b[^>]{0,2000}>")
TAGS = re.compile(r"<[a-zA-Z/!][^>@]{0,2000}>")
ENCLOSED = {
    "message/rfc822",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global",
    "message/global-headers",
}
STATUS = {"message/delivery-status", "message/global-delivery-status"}


@dataclass
class Letter:
    """The parts of a message that matter to whoever reads what came back."""

    message: Message
    prose: str = ""
    statuses: list[str] = field(default_factory=list)
    feedback: list[str] = field(default_factory=list)
    dispositions: list[str] = field(default_factory=list)
    enclosed: str = ""

    def header(self, name: str) -> str:
        """Return a header, decoded, on one line; "" when absent."""
        return header(self.message, name)


def opened(raw: bytes) -> Letter:
    """Open a message."""
    message = message_from_bytes(raw.lstrip(b"\r\n \t"))
    letter = Letter(message)
    _take(message, letter, depth=0)
    return letter


def header(message: Message, name: str) -> str:
    """Return a header of a message, decoded, on one line; "" when absent."""
    value = next((text for known, text in _headers(message) if known.lower() == name.lower()), "")
    with suppress(ValueError, LookupError, MessageError):  # else its words are shown as they came
        value = str(make_header(decode_header(value)))
    return " ".join(_storable(value).split())[:LONGEST_FIELD]


def fields(text: str) -> list[dict[str, str]]:
    """Return blocks of « Name: value » lines, unfolded, names in lower case; the first of twice-named fields stays."""
    blocks: list[dict[str, str]] = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r", "")):
        found: dict[str, str] = {}
        for line in re.sub(r"\n[ \t]+", " ", block).split("\n"):
            name, colon, value = line.partition(":")
            if colon and re.fullmatch(r"[A-Za-z0-9-]+", name.strip()):
                found.setdefault(name.strip().lower(), " ".join(value.split())[:LONGEST_FIELD])
        if found:
            blocks.append(found)
    return blocks


def _take(part: Message, letter: Letter, *, depth: int) -> None:
    kind = part.get_content_type()
    if kind in STATUS:
        letter.statuses.append(_inside(part))
    elif kind == "message/feedback-report":
        letter.feedback.append(_inside(part))
    elif kind == "message/disposition-notification":
        letter.dispositions.append(_inside(part))
    elif kind in ENCLOSED:
        _enclose(part, letter, depth)
    elif part.is_multipart() and _children(part):
        for child in _children(part)[:50]:
            _take(child, letter, depth=depth)
    elif kind.startswith(("text/", "multipart/")) or (kind == "application/octet-stream" and not letter.prose):
        letter.prose = f"{letter.prose}\n{_text(part)}"[:LONGEST]


def _enclose(part: Message, letter: Letter, depth: int) -> None:
    """Keep the enclosed message; open it when it is itself the report, which some filters wrap in a letter."""
    child = _children(part)[0] if part.is_multipart() and _children(part) else None
    is_report = child is not None and child.get_content_type() == "multipart/report"
    if child is not None and is_report and depth == 0 and not letter.statuses:
        _take(child, letter, depth=1)
    elif not letter.enclosed:
        letter.enclosed = _inside(part)


def _children(part: Message) -> list[Any]:
    payload = part.get_payload()
    return payload if isinstance(payload, list) else []


def _inside(part: Message) -> str:
    """Return what a message/* part holds as text, also when it was encoded, which RFC 2046 forbids and some do."""
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    children = _children(part)
    if children:
        text = "\n".join(_printed(child) for child in children)
        if encoding not in {"base64", "quoted-printable"}:
            return text[:LONGEST]
        part = Message()
        part.set_payload(text)
        part["Content-Transfer-Encoding"] = encoding
    return _text(part)


def _printed(message: Message) -> str:
    """Return an enclosed message as it came: headers, then what follows when it is one text."""
    payload = message.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    return "\n".join([*(f"{name}: {value}" for name, value in _headers(message)), "", _decoded(body, "utf-8")])


def _headers(message: Message) -> list[tuple[str, str]]:
    """Return the headers, with the accents that some write there without encoding them."""
    return [
        (name, _decoded(str(value).encode("ascii", "surrogateescape"), "utf-8")) for name, value in message.raw_items()
    ]


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else str(part.get_payload()).encode(errors="replace")
    text = _decoded(body[:LONGEST], str(part.get_content_charset() or "utf-8"))
    shown = _plain(text) if part.get_content_subtype() == "html" else text
    return "\n".join(line[:LONGEST_LINE] for line in shown.replace("\r", "").split("\n"))


def _decoded(body: bytes, charset: str) -> str:
    for name in (charset, "utf-8"):
        with suppress(LookupError, ValueError):
            return _storable(body.decode(name))
    return _storable(body.decode("latin-1"))


def _storable(text: str) -> str:
    """Return a text without what neither a database nor a terminal takes: half characters and control codes."""
    return CONTROLS.sub("", text.encode(errors="replace").decode())


def _plain(text: str) -> str:
    first, *others = HIDDEN.split(text)
    shown = "".join([first, *(SHOWN.split(other, maxsplit=1)[-1] for other in others)])
    return html.unescape(TAGS.sub("", BREAKS.sub("\n", shown))).replace("\xa0", " ")
