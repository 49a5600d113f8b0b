"""Which addresses are used where, which are to be asked, which are dead."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from faitiere.domains.newsroom.choices import LinkState
from faitiere.domains.newsroom.models import Article, Publication, WebLink

ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
LONGEST = 500
ALIVE_FOR = timedelta(days=7)
FAILING_FOR = timedelta(hours=20)
FORGOTTEN_AFTER = timedelta(days=40)


def used() -> Iterator[tuple[str, Article | Publication]]:
    """Yield each address of another site that readers see today, with the page that uses it."""
    articles: QuerySet[Article] = Article.objects.live().prefetch_related("calls_to_action")
    for article in articles.order_by("pk").iterator(chunk_size=200):
        body = json.dumps(article.body.get_prep_value(), ensure_ascii=False)
        calls = [call.url for call in article.calls_to_action.all()]
        yield from ((url, article) for url in addresses(body, *calls))
    shown = Publication.objects.exclude(published_at=None).order_by("pk")
    for publication in shown.iterator(chunk_size=200):
        yield from ((url, publication) for url in addresses(publication.description, publication.outside_url))


def addresses(*texts: str) -> list[str]:
    """Return the addresses of some texts, each once, without the stop that ends a sentence."""
    found = (url.replace("&amp;", "&").rstrip(".,;:!?)]") for text in texts for url in ADDRESS.findall(text))
    return list(dict.fromkeys(url for url in found if len(url) <= LONGEST))


def due(*, now: datetime) -> QuerySet[WebLink]:
    """Return what is to be asked: never asked, silent since yesterday, alive since a week; what is used only."""
    waits = Q(state=LinkState.UNKNOWN) | Q(asked_at__lte=now - ALIVE_FOR)
    failing = Q(failures__gt=0, asked_at__lte=now - FAILING_FOR)
    wanted = WebLink.objects.filter(wanted_at__gt=now - FORGOTTEN_AFTER)
    return wanted.filter(waits | failing).order_by("asked_at", "pk")


def known(urls: Iterable[str]) -> dict[str, WebLink]:
    """Return what is known of some addresses, in one query."""
    return {link.url: link for link in WebLink.objects.filter(url__in=set(urls))}
