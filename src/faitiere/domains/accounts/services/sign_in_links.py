"""Links that sign in: sent beside the code, for whoever reads their mail on the device they work on."""

from datetime import datetime, timedelta

from faitiere.domains.accounts.models import User
from faitiere.kernel import signing
from faitiere.kernel.errors import BusinessError

PURPOSE = "accounts.sign_in"
LIFETIME = timedelta(minutes=15)


class LinkUsed(BusinessError):
    """The link has signed somebody in already, or its login is closed."""

    message = "Ce lien a déjà servi. Demandez un nouveau code pour vous connecter."


def make(user: User, *, now: datetime) -> str:
    """Return a token that signs in once: it dies with the next sign-in, by whatever means."""
    return signing.make(PURPOSE, [user.pk, _last_sign_in(user)], now=now, lifetime=LIFETIME)


def read(token: str, *, now: datetime) -> User:
    """Return whom the token signs in; LinkInvalid, LinkExpired or LinkUsed otherwise."""
    pk, seen = signing.read(PURPOSE, token, now=now)
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or _last_sign_in(user) != seen:
        raise LinkUsed
    return user


def _last_sign_in(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""
