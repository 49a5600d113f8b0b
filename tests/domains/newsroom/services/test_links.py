"""Addresses are collected where they are used, asked, and said dead only when a reader would find nothing."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from faitiere.domains.newsroom.choices import LinkState
from faitiere.domains.newsroom.models import LinkUse, WebLink
from faitiere.domains.newsroom.queries import links as queries
from faitiere.domains.newsroom.services import links
from faitiere.kernel import clock
from tests.factories.newsroom import ArticleFactory, CallToActionFactory, PublicationFactory

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Said:
    status: int | None
    said: str = "dit"
    moved_to: str = ""


@pytest.fixture
def now():
    return clock.now()


def test_an_address_is_known_with_the_pages_that_use_it(now):
    article = ArticleFactory(body=[("text", '<p>Voir <a href="https://ville.example/a?x=1&amp;y=2">ici</a>.</p>')])
    CallToActionFactory(article=article, url="https://ville.example/b")
    ArticleFactory(live=False, body=[("text", '<p><a href="https://ville.example/draft">ici</a></p>')])
    PublicationFactory(outside_url="https://ville.example/b", published_at=now)
    assert links.collect(now=now) == 2
    assert links.collect(now=now) == 2
    assert set(WebLink.objects.values_list("url", flat=True)) == {
        "https://ville.example/a?x=1&y=2",
        "https://ville.example/b",
    }
    assert LinkUse.objects.filter(link__url="https://ville.example/b").count() == 2


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Said(200), LinkState.ALIVE),
        (Said(200, moved_to="https://ville.example/new"), LinkState.MOVED),
        (Said(404), LinkState.DEAD),
        (Said(410), LinkState.DEAD),
        (Said(403), LinkState.GUARDED),
        (Said(429), LinkState.GUARDED),
        (Said(503), LinkState.SILENT),
        (Said(None), LinkState.SILENT),
    ],
)
def test_an_answer_says_what_a_reader_would_find(now, answer, state):
    link = WebLink.objects.create(url="https://ville.example/", wanted_at=now)
    links.check([link], ask=lambda _url: answer, now=now)
    link.refresh_from_db()
    assert link.state == state
    assert link.asked_at == now


def test_silence_is_death_the_third_day_only_and_an_answer_wakes(now):
    link = WebLink.objects.create(url="https://ville.example/", wanted_at=now)
    states = []
    for day in range(3):
        links.check(
            queries.due(now=now + timedelta(days=day)), ask=lambda _url: Said(None), now=now + timedelta(days=day)
        )
        link.refresh_from_db()
        states.append(link.state)
    assert states == [LinkState.SILENT, LinkState.SILENT, LinkState.DEAD]
    assert link.failing_since == now
    links.look_again(link, ask=lambda _url: Said(200), by=_amina(), now=now)
    assert (link.state, link.failures, link.failing_since) == (LinkState.ALIVE, 0, None)


def test_only_what_is_used_and_due_is_asked(now):
    def link(name, **fields):
        return WebLink.objects.create(url=f"https://ville.example/{name}", **{"wanted_at": now, **fields})

    link("fresh", state=LinkState.ALIVE, asked_at=now)
    link("silent-now", state=LinkState.SILENT, asked_at=now, failures=1)
    link("unused", wanted_at=now - timedelta(days=60))
    due = [link("new"), link("old", state=LinkState.ALIVE, asked_at=now - timedelta(days=8))]
    due.append(link("silent", state=LinkState.SILENT, asked_at=now - timedelta(days=1), failures=1))
    assert set(queries.due(now=now)) == set(due)


def test_only_addresses_of_the_web_are_watched_each_once(now):
    assert (
        links.watch(["https://a.example/", "https://a.example/", "mailto:a@b.example", "/ici", "javascript:x"], now=now)
        == 1
    )
    assert links.watch(["https://a.example/"], now=now + timedelta(days=1)) == 0
    assert WebLink.objects.get().wanted_at == now + timedelta(days=1)


def _amina():
    from faitiere.kernel.audit.log import System

    return System("Amina")
