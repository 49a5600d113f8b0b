"""What comes out, as a feed that readers follow (Atom, RFC 4287)."""

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from faitiere.domains.library.queries import identity
from faitiere.domains.newsroom.models import Publication
from faitiere.kernel.typography import french

SHOWN = 40
PATH = "/publications/{}/"


def notice(publication: Publication) -> str:
    """Return the notice of a publication; the public door routes it."""
    return f"{settings.SITE_URL}{PATH.format(publication.slug)}"


def atom(*, link: str, address: str) -> str:
    """Return the latest publications that anybody may know of, the newest first."""
    network = identity()
    feed = Atom1Feed(
        title=french(f"Publications – {network.name}"),
        link=link,
        feed_url=address,
        description=french("Dossiers-pays, répertoires, guides, capitalisations : ce qui paraît."),
        language="fr",
        author_name=network.name,
    )
    known = Publication.objects.listed().exclude(published_at=None)
    for publication in known.order_by("-published_at", "-pk")[:SHOWN]:
        url = notice(publication)
        feed.add_item(
            title=french(publication.title),
            link=url,
            description=french(publication.description or publication.subtitle),
            unique_id=url,
            pubdate=publication.published_at,
            updateddate=publication.changed_at,
            categories=[str(publication.get_kind_display())],
        )
    return feed.writeString("utf-8")
