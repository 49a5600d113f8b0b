"""The name of each letter: the same at every attempt, and one that a stranger cannot make up for somebody else's."""

import hmac
import re
from email.utils import parseaddr

from django.conf import settings

from faitiere.kernel.mail.models import Dispatch, Mailing

NAME = re.compile(r"([0-9]{1,18})\.([0-9]{1,18})\.([0-9a-f]{12})(?=@|$)")


class Identities:
    """The names of the letters of one mailing."""

    def __init__(self, mailing: Mailing) -> None:
        """Read once what all of them share."""
        self._mailing = mailing
        self._sender = parseaddr(mailing.sender)[1]
        self._domain = self._sender.rpartition("@")[2] or "localhost"
        self._returns = settings.MAIL_RETURNS.partition("@")

    def name_of(self, dispatch_id: int) -> str:
        """Return « mailing.dispatch.proof »."""
        proof = hmac.digest(self._mailing.secret.encode(), str(dispatch_id).encode(), "sha256")[:6].hex()
        return f"{self._mailing.pk}.{dispatch_id}.{proof}"

    def message_id(self, dispatch_id: int) -> str:
        """Return the Message-ID of a letter."""
        return f"<{self.name_of(dispatch_id)}@{self._domain}>"

    def return_path(self, dispatch_id: int) -> str:
        """Return the envelope sender: one for each letter when a mailbox for returns is named (VERP)."""
        local, at, domain = self._returns
        return f"{local}+{self.name_of(dispatch_id)}{at}{domain}" if at else self._sender


def find(text: str) -> Dispatch | None:
    """Return the letter that a Message-ID or a return address names, if the proof is right."""
    found = NAME.search(text)
    if not found:
        return None
    dispatch = Dispatch.objects.select_related("mailing").filter(pk=int(found[2]), mailing=int(found[1])).first()
    if dispatch is None or not hmac.compare_digest(Identities(dispatch.mailing).name_of(dispatch.pk), found[0]):
        return None
    return dispatch
