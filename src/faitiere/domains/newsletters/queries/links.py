"""The personal links of letters: each does one thing for one address, without an account.

They hold the address signed, so that nothing has to be kept for the thousands who never use theirs; whoever is erased
leaves no link behind.
"""

from datetime import datetime, timedelta

from django.conf import settings

from faitiere.domains.newsletters.models import Newsletter
from faitiere.kernel import signing
from faitiere.kernel.signing import LinkInvalid

CONFIRMED_WITHIN = timedelta(days=3)
# A letter found again years later still lets one leave.
FOOTER_LASTS = timedelta(days=3650)


def confirmation(address: str, newsletters: list[Newsletter], *, now: datetime) -> str:
    """Return the page on which whoever asked confirms, within three days."""
    slugs = [newsletter.slug for newsletter in newsletters]
    return _url("confirmer", signing.make("newsletters.confirm", [address, slugs], now=now, lifetime=CONFIRMED_WITHIN))


def change(address: str, new: str, *, now: datetime) -> str:
    """Return the page on which a new address confirms that it takes the place of another."""
    return _url(
        "nouvelle-adresse", signing.make("newsletters.change", [address, new], now=now, lifetime=CONFIRMED_WITHIN)
    )


def preferences(address: str, *, now: datetime) -> str:
    """Return the page of what somebody receives."""
    return _url("preferences", signing.make("newsletters.preferences", address, now=now, lifetime=FOOTER_LASTS))


def unsubscribe(address: str, newsletter: Newsletter, *, now: datetime) -> str:
    """Return the page that ends one letter; a POST there is enough (RFC 8058)."""
    value = [address, newsletter.slug]
    return _url("desabonnement", signing.make("newsletters.unsubscribe", value, now=now, lifetime=FOOTER_LASTS))


def read_preferences(token: str, *, now: datetime) -> str:
    """Return whose preferences a link opens. LinkInvalid, LinkExpired."""
    return str(signing.read("newsletters.preferences", token, now=now))


def read_unsubscribe(token: str, *, now: datetime) -> tuple[str, Newsletter]:
    """Return who leaves which letter. LinkInvalid, LinkExpired."""
    address, slug = signing.read("newsletters.unsubscribe", token, now=now)
    if (newsletter := Newsletter.objects.filter(slug=slug).first()) is None:
        raise LinkInvalid
    return address, newsletter


def read_confirmation(token: str, *, now: datetime) -> tuple[str, list[Newsletter]]:
    """Return who confirms which letters. LinkInvalid, LinkExpired."""
    address, slugs = signing.read("newsletters.confirm", token, now=now)
    return address, list(Newsletter.objects.filter(slug__in=slugs))


def read_change(token: str, *, now: datetime) -> tuple[str, str]:
    """Return the old address and the new one. LinkInvalid, LinkExpired."""
    old, new = signing.read("newsletters.change", token, now=now)
    return old, new


def _url(name: str, token: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}/lettres/{name}/{token}/"
