"""The addresses of an issue are asked before it leaves, by the newsroom's own checker."""

from datetime import datetime

from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.models import IssueItem
from faitiere.domains.newsroom.services import links


def watch_drafts(*, now: datetime) -> int:
    """Hand over the addresses that the drafts print; return how many were not known yet."""
    printed = IssueItem.objects.filter(section__issue__state=IssueState.DRAFT, is_cut=False)
    found = printed.order_by("pk").values_list("links", flat=True)
    return links.watch((link.get("url", "") for item in found for link in item), now=now)
