"""The turns of the agenda as a feed that readers follow (RSS 2.0)."""

from django.utils.feedgenerator import Rss201rev2Feed

from faitiere.domains.events.choices import ChangeKind
from faitiere.domains.events.models import EventChange
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.queries.visibility import announced
from faitiere.domains.library.queries import identity
from faitiere.kernel.typography import french

TITLES = {
    ChangeKind.ANNOUNCED: "Date à réserver",
    ChangeKind.OPENED: "Inscriptions ouvertes",
    ChangeKind.MOVED: "Nouvelle date",
    ChangeKind.POSTPONED: "Reporté",
    ChangeKind.CANCELLED: "Annulé",
}
SHOWN = 40


def rss(*, link: str, address: str) -> str:
    """Return the latest turns of what anybody may know of, the newest first, as they are to be told to the public."""
    network = identity()
    feed = Rss201rev2Feed(
        title=french(f"Agenda – {network.name}"),
        link=link,
        feed_url=address,
        description=french("Ce qui est annoncé, déplacé, reporté ou annulé."),
        language="fr",
    )
    turns = EventChange.objects.filter(event__in=announced(), kind__in=TITLES).select_related("event")
    for change in turns.order_by("-at", "-pk")[:SHOWN]:
        event = change.event
        feed.add_item(
            title=french(f"{TITLES[ChangeKind(change.kind)]} : {event.short_title or event.title}"),
            link=addresses.event(event),
            description=french("\n".join(part for part in (str(event.when), change.public_word) if part)),
            unique_id=f"{event.uid}:{change.sequence}",
            unique_id_is_permalink=False,
            pubdate=change.at,
        )
    return feed.writeString("utf-8")
