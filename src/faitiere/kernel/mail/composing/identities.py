"""The name of each letter: the same at every attempt, and one that a stranger cannot make up for somebody else's."""

import hmac
import re
from email.utils import parseaddr
from hashlib import sha256

from django.conf import settings

from faitiere.kernel.mail.models import Dispatch, Mailing

NAME = re.compile(r"(\d{1,18})\.(\d{1,18})\.([0-9a-f]{12})(?=@|$)")


def name_of(mailing: Mailing, dispatch_id: int) -> str:
    """Return « mailing.dispatch.proof »."""
    proof = hmac.new(mailing.secret.encode(), str(dispatch_id).encode(), sha256).hexdigest()[:12]
    return f"{mailing.pk}.{dispatch_id}.{proof}"


def message_id(mailing: Mailing, dispatch_id: int) -> str:
    """Return the Message-ID of a letter."""
    domain = parseaddr(mailing.sender)[1].rpartition("@")[2] or "localhost"
    return f"<{name_of(mailing, dispatch_id)}@{domain}>"


def return_path(mailing: Mailing, dispatch_id: int) -> str:
    """Return the envelope sender: an address of its own for each letter when a mailbox for returns is named (VERP)."""
    local, at, domain = settings.MAIL_RETURNS.partition("@")
    return f"{local}+{name_of(mailing, dispatch_id)}{at}{domain}" if at else parseaddr(mailing.sender)[1]


def find(text: str) -> Dispatch | None:
    """Return the letter that a Message-ID or a return address names, if the proof is right."""
    found = NAME.search(text)
    if not found:
        return None
    dispatch = Dispatch.objects.select_related("mailing").filter(pk=int(found[2]), mailing=int(found[1])).first()
    if dispatch is None or not hmac.compare_digest(name_of(dispatch.mailing, dispatch.pk), found[0]):
        return None
    return dispatch
