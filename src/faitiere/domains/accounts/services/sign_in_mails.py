"""Posting what people need in order to sign in, and what they must know about it."""

import hashlib
from datetime import datetime

from django.db import transaction

from faitiere.domains.accounts import messages
from faitiere.domains.accounts.messages import Site
from faitiere.domains.accounts.models import User
from faitiere.domains.accounts.services import sign_in_links
from faitiere.kernel.audit import log
from faitiere.kernel.mail import outbox


@transaction.atomic
def send_code(user: User, site: Site, *, code: str, link: str, now: datetime) -> None:
    """Post a code and its link. The key holds a digest: the outbox never shows a code but in its letter."""
    minutes = int(sign_in_links.LIFETIME.total_seconds() // 60)
    draft = messages.code(user, site, code=code, link=link, minutes=minutes)
    outbox.post(draft, key=_key("code", user.email, code, now), now=now)


@transaction.atomic
def tell_unknown(email: str, site: Site, *, now: datetime) -> None:
    """Post an explanation to an address that has no login, once an hour at most."""
    draft = messages.unknown_address(email, site)
    outbox.post(draft, key=_key("unknown", email.lower(), f"{now:%Y-%m-%dT%H}"), now=now)


@transaction.atomic
def tell_security_changed(user: User, site: Site, *, what: str, now: datetime) -> None:
    """Post that a key was added or taken away, and write it in the audit log."""
    log.record(what, user, by=user)
    draft = messages.security_changed(user, site, what=what)
    outbox.post(draft, key=_key("security", str(user.pk), what, now), now=now)


def _key(kind: str, *parts: object) -> str:
    digest = hashlib.sha256("\n".join(str(part) for part in parts).encode()).hexdigest()
    return f"accounts.{kind}.{digest[:40]}"
