"""The letters as a feed that readers follow (RSS 2.0)."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed

from faitiere.domains.library.queries import identity
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries import addresses
from faitiere.domains.newsletters.queries.archive import published
from faitiere.kernel.typography import french

SHOWN = 20


def rss(*, address: str, now: datetime) -> str:
    """Return the latest issues, the newest first."""
    feed = Rss201rev2Feed(
        title=french(f"Lettres – {identity().name}"),
        link=addresses.archive(),
        feed_url=address,
        description=french("Les numéros des lettres du réseau, à mesure qu’ils paraissent."),
        language="fr",
    )
    for issue in published(now)[:SHOWN]:
        feed.add_item(
            title=french(issue.title),
            link=addresses.issue(issue),
            description=french(issue.preheader),
            unique_id=f"newsletters.issue:{issue.pk}",
            unique_id_is_permalink=False,
            pubdate=_appeared(issue),
        )
    return feed.writeString("utf-8")


def _appeared(issue: Issue) -> datetime:
    """Return when an issue left; for one that was only archived, the noon of its day."""
    noon = datetime.combine(issue.dated_on, time(12), timezone.get_current_timezone())
    return issue.sent_at or noon
