"""Counting clicks, when somebody asked for it: a number for each link, the same link for every reader."""

import secrets

from django.db import transaction
from django.db.models import F

from faitiere.domains.newsletters.choices import Variant
from faitiere.domains.newsletters.models import CountedLink, Issue
from faitiere.domains.newsletters.queries.addresses import counted
from faitiere.domains.newsletters.queries.content import letter

CODE_BYTES = 6
WEB = ("https://", "http://")


@transaction.atomic
def prepare(issue: Issue) -> dict[str, str]:
    """Give each link of an issue's items the address that counts it; return address → counted address."""
    read = [piece for variant in Variant for part in letter(issue, variant).parts for piece in part.pieces]
    wanted = {link.url for piece in read for link in piece.links if link.url.startswith(WEB)}
    known = set(issue.counted_links.values_list("url", flat=True))
    new = [CountedLink(issue=issue, url=url, code=secrets.token_urlsafe(CODE_BYTES)) for url in sorted(wanted - known)]
    CountedLink.objects.bulk_create(new)
    return {link.url: counted(link) for link in issue.counted_links.filter(url__in=wanted)}


def follow(code: str, *, counts: bool) -> str | None:
    """Return where a counted link leads, None for a code that is none; count one click more unless a robot looks."""
    if counts:
        CountedLink.objects.filter(code=code).update(clicks=F("clicks") + 1)
    return CountedLink.objects.filter(code=code).values_list("url", flat=True).first()
