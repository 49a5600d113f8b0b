"""A mailbox that is read over IMAP (RFC 9051): each unread message once, marked as read when it has been worked."""

import imaplib
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

PORT, TIMEOUT = 993, 30


class MailboxClosed(Exception):
    """The mailbox did not open, or broke off."""


def unread(address: str) -> Iterator[bytes]:
    """Yield the unread messages of « imaps://user:password@host/INBOX »; one whose reader fails stays unread."""
    parts = urlsplit(address)
    try:
        box = imaplib.IMAP4_SSL(parts.hostname or "", parts.port or PORT, timeout=TIMEOUT)
        with box:
            box.login(unquote(parts.username or ""), unquote(parts.password or ""))
            box.select(unquote(parts.path.strip("/")) or "INBOX")
            _state, found = box.uid("SEARCH", "UNSEEN")
            for uid in found[0].split():
                _state, fetched = box.uid("FETCH", uid, "(BODY.PEEK[])")
                yield from (part[1] for part in fetched if isinstance(part, tuple))
                box.uid("STORE", uid, "+FLAGS", r"(\Seen)")
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxClosed(f"{parts.hostname}: {error}") from error
