"""The articles as feeds that readers follow: RSS 2.0, Atom, and JSON Feed 1.1."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from faitiere.domains.library.queries import identity
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries import addresses, articles
from faitiere.kernel.typography import french

SHOWN = 40
JSON_FEED = "https://jsonfeed.org/version/1.1"


def rss(*, address: str) -> str:
    """Return the latest articles in RSS 2.0."""
    return _written(Rss201rev2Feed, address)


def atom(*, address: str) -> str:
    """Return the latest articles in Atom."""
    return _written(Atom1Feed, address)


def json_feed(*, address: str) -> str:
    """Return the latest articles in JSON Feed 1.1."""
    feed = {
        "version": JSON_FEED,
        "title": _title(),
        "home_page_url": addresses.articles(),
        "feed_url": address,
        "language": "fr",
        "items": [_item(article) for article in _latest()],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _latest() -> Iterator[Article]:
    """Return the newest; their summary, which is for everybody, stands for their content."""
    return articles.published().prefetch_related("topics")[:SHOWN].iterator(chunk_size=SHOWN)


def _title() -> str:
    return french(f"Actualités – {identity().name}")


def _item(article: Article) -> dict[str, Any]:
    address = addresses.article(article)
    known = {
        "id": address,
        "url": address,
        "title": french(article.title),
        "content_text": french(article.summary or article.title),
        "date_published": _moment(article.first_published_at),
        "date_modified": _moment(article.last_published_at),
        "tags": _tags(article),
        "language": "fr",
    }
    return {name: value for name, value in known.items() if value}


def _moment(at: Any) -> str:
    return at.isoformat(timespec="seconds") if at else ""


def _tags(article: Article) -> list[str]:
    return [article.get_kind_display(), *(topic.name for topic in article.topics.all())]


def _written(kind: type[SyndicationFeed], address: str) -> str:
    feed = kind(
        title=_title(),
        link=addresses.articles(),
        feed_url=address,
        description=french("Les nouvelles du réseau, de ses groupes et de ses adhérents."),
        language="fr",
    )
    for article in _latest():
        feed.add_item(
            title=french(article.title),
            link=addresses.article(article),
            description=french(article.summary),
            unique_id=addresses.article(article),
            pubdate=article.first_published_at,
            updateddate=article.last_published_at,
            categories=_tags(article),
        )
    return str(feed.writeString("utf-8"))
