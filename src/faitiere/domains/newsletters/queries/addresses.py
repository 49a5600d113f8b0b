"""The addresses that leave in letters. What was sent stays: they are kept here, and answered.

The doors route them (`tests/web/public/letters` tries each); no room asks a door where it is.
"""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from faitiere.domains.newsletters.models import CountedLink, Issue
from faitiere.kernel import signing

PREVIEW = "newsletters.preview"
READ_OVER_FOR = timedelta(days=7)
SAFE = {"http", "https", "mailto", "tel"}


def issue(issue: Issue) -> str:
    """Return the page of an issue in the archive."""
    return absolute(f"/lettres/{issue.newsletter.slug}/{issue.slug}/")


def preview(issue: Issue, *, now: datetime) -> str:
    """Return where an issue is read over before it leaves, by whoever is given this address, for a week."""
    return absolute(f"/lettres/apercu/{signing.make(PREVIEW, issue.pk, now=now, lifetime=READ_OVER_FOR)}/")


def counted(link: CountedLink) -> str:
    """Return the address that counts a click, then leads on."""
    return absolute(f"/l/{link.code}/")


def archive() -> str:
    """Return the page of all the letters."""
    return absolute("/lettres/")


def absolute(url: str) -> str:
    """Return a whole address that a letter may carry; nothing for what is no address (« javascript:… »)."""
    url = impersonal(url.strip())
    try:
        found = urlsplit(url)
    except ValueError:  # « http://[ »
        return ""
    if found.scheme:
        return url if found.scheme.lower() in SAFE else ""
    return settings.SITE_URL.rstrip("/") + url if url.startswith("/") and not found.netloc else ""


def impersonal(url: str) -> str:
    """Return an address in which no merge field is filled: readers' personal links are not told to other sites."""
    return url.replace("[[", "%5B%5B").replace("]]", "%5D%5D")
