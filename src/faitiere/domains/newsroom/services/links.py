"""Addresses of other sites: collected from what readers see, asked from time to time, told when they die."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction

from faitiere.domains.newsroom.choices import LinkState
from faitiere.domains.newsroom.models import Article, LinkUse, WebLink
from faitiere.domains.newsroom.queries import links
from faitiere.kernel.audit import log

GONE = {404, 410}
# The site answers, but not to programs: a reader sees the page.
GUARDED = {401, 403, 405, 406, 407, 429, 451, 999}
GIVEN_UP = 3  # failures in a row, a day apart, before an address that only keeps silent is dead
FORGOTTEN_AFTER = timedelta(days=90)


class Answer(Protocol):
    """What an address answered; `status` is None when nothing did."""

    @property
    def status(self) -> int | None:
        """The HTTP status."""

    @property
    def said(self) -> str:
        """The answer in words."""

    @property
    def moved_to(self) -> str:
        """Where the page has moved for good."""


Ask = Callable[[str], Answer]


@transaction.atomic
def collect(*, now: datetime) -> int:
    """Note every address in use and where; forget those that nothing has used for three months. Return how many."""
    places: dict[str, set[tuple[int | None, int | None]]] = {}
    for url, page in links.used():
        place = (page.pk, None) if isinstance(page, Article) else (None, page.pk)
        places.setdefault(url, set()).add(place)
    watch(places, now=now)
    LinkUse.objects.all().delete()
    known = links.known(places)
    uses = [
        LinkUse(link=known[url], article_id=article, publication_id=publication)
        for url, pages in places.items()
        for article, publication in sorted(pages, key=str)
    ]
    LinkUse.objects.bulk_create(uses, batch_size=500)
    WebLink.objects.filter(wanted_at__lt=now - FORGOTTEN_AFTER).delete()
    return len(places)


def watch(urls: Iterable[str], *, now: datetime) -> int:
    """Remember that these addresses are in use, so that they are asked; return how many were new."""
    wanted = {url for url in urls if url.startswith(("http://", "https://")) and len(url) <= links.LONGEST}
    known = links.known(wanted)
    WebLink.objects.filter(url__in=known).update(wanted_at=now)
    new = [WebLink(url=url, wanted_at=now) for url in sorted(wanted - known.keys())]
    WebLink.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return len(new)


def check(found: Iterable[WebLink], *, ask: Ask, now: datetime) -> int:
    """Ask each address and keep what it says; return how many are dead. Nothing is held while a site is awaited."""
    return sum(_note(link, ask(link.url), now) for link in found)


def look_again(link: WebLink, *, ask: Ask, by: log.Actor, now: datetime) -> WebLink:
    """Ask one address now, because somebody wants to know."""
    _note(link, ask(link.url), now)
    log.record("lien vérifié", link, by=by, at=now)
    return link


def _note(link: WebLink, answer: Answer, now: datetime) -> bool:
    link.said, link.moved_to, link.asked_at = answer.said[:200], answer.moved_to[: links.LONGEST], now
    link.state = _state(answer, link.failures + 1)
    has_failed = link.state in {LinkState.DEAD, LinkState.SILENT}
    link.failures = link.failures + 1 if has_failed else 0
    link.failing_since = (link.failing_since or now) if has_failed else None
    link.save()
    return link.is_dead


def _state(answer: Answer, failures: int) -> LinkState:
    if answer.status in GUARDED:
        return LinkState.GUARDED
    if answer.status in GONE:
        return LinkState.DEAD
    if answer.status is None or answer.status >= 400:
        return LinkState.DEAD if failures >= GIVEN_UP else LinkState.SILENT
    return LinkState.MOVED if answer.moved_to else LinkState.ALIVE
