"""Contributions as those who write them and those who answer them find them."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from faitiere.domains.newsroom.choices import ContributionState
from faitiere.domains.newsroom.models import Contribution
from faitiere.domains.territories.models import Authority

PATH = "/espace/contributions/{}/"


def address(contribution: Contribution) -> str:
    """Return where its authority follows it; the portal routes it."""
    return f"{settings.SITE_URL}{PATH.format(contribution.pk)}"


def of_authorities(authorities: Iterable[Authority]) -> QuerySet[Contribution]:
    """Return what the people of these authorities have written, drafts included, the latest first."""
    return Contribution.objects.filter(authority__in=list(authorities)).select_related("authority", "author", "article")


def for_team() -> QuerySet[Contribution]:
    """Return what has been sent at least once: a draft is its authority's own."""
    return Contribution.objects.exclude(state=ContributionState.DRAFT).filter(turns__isnull=False).distinct()


def waiting() -> QuerySet[Contribution]:
    """Return what waits for an answer, the oldest first."""
    return Contribution.objects.filter(state=ContributionState.SENT).order_by("changed_at", "pk")
