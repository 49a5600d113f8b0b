"""Links that do one thing for one person until a date, without an account."""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing

from faitiere.kernel.errors import BusinessError


class LinkInvalid(BusinessError):
    """The link was cut, altered, or made for another purpose."""

    message = "Ce lien n’est pas valable. Vérifiez qu’il est entier, ou demandez-en un nouveau."


class LinkExpired(BusinessError):
    """The link was right once."""

    message = "Ce lien a expiré. Demandez-en un nouveau."


def make(purpose: str, value: Any, *, now: datetime, lifetime: timedelta) -> str:
    """Sign a JSON value for one purpose, until ``now + lifetime``; a token of another purpose never reads."""
    until = int((now + lifetime).timestamp())
    return signing.dumps([until, value], salt=f"faitiere.{purpose}", compress=True)


def read(purpose: str, token: str, *, now: datetime) -> Any:
    """Return the signed value; LinkInvalid when it is not ours, LinkExpired when it is too late."""
    try:
        until, value = signing.loads(token, salt=f"faitiere.{purpose}")
    except signing.BadSignature as error:
        raise LinkInvalid from error
    if now.timestamp() > until:
        raise LinkExpired
    return value
