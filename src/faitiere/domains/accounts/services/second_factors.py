"""Remembering in a session that its user has shown a second factor."""

from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from faitiere.domains.accounts import rules
from faitiere.domains.accounts.models import User
from faitiere.kernel.errors import BusinessError

# A working day: whoever leaves a session open shows the factor again on the next one.
LIFETIME = timedelta(hours=12)
DEMO_LIFETIME = timedelta(days=365)


class OnlyInTheDemo(BusinessError):
    """Somebody asked for a second factor as a present, outside the demo."""

    message = "Cette entrée n’existe que dans la démonstration."


def grant(session: MutableMapping[str, Any], user: User, *, now: datetime) -> None:
    """Write that this user has just shown a second factor; `now` is the machine's, as sessions live by it."""
    _write(session, user, now, now + LIFETIME)


def grant_for_demo(session: MutableMapping[str, Any], user: User, *, now: datetime) -> None:
    """Write it without any proof, for the cast's sign-in links; OnlyInTheDemo wherever `DEMO` is not set.

    Call it after `django.contrib.auth.login`, which may begin a new session.
    """
    if not settings.DEMO:
        raise OnlyInTheDemo
    _write(session, user, now, now + DEMO_LIFETIME)


def _write(session: MutableMapping[str, Any], user: User, at: datetime, until: datetime) -> None:
    session[rules.PROOF] = {"user": user.pk, "at": int(at.timestamp()), "until": int(until.timestamp())}
