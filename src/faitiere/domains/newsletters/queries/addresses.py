"""The addresses that leave in letters. What was sent stays: they are kept here, and answered.

The doors route them (`tests/web/public/letters` tries each); no room asks a door where it is.
"""

from urllib.parse import urlsplit

from django.conf import settings

from faitiere.domains.newsletters.models import Issue

SAFE = {"http", "https", "mailto", "tel"}


def issue(issue: Issue) -> str:
    """Return the page of an issue in the archive."""
    return absolute(f"/lettres/{issue.newsletter.slug}/{issue.slug}/")


def archive() -> str:
    """Return the page of all the letters."""
    return absolute("/lettres/")


def absolute(url: str) -> str:
    """Return a whole address that a letter may carry; nothing for what is no address (« javascript:… »)."""
    found = urlsplit(url.strip())
    if found.scheme:
        return url.strip() if found.scheme.lower() in SAFE else ""
    return settings.SITE_URL.rstrip("/") + url if url.startswith("/") and not found.netloc else ""
