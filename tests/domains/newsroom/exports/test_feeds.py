import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from faitiere.domains.newsroom.choices import ArticleKind
from faitiere.domains.newsroom.exports import feeds
from tests.factories.newsroom import ArticleFactory
from tests.factories.thesaurus import TopicFactory

ADDRESS = "https://reseau.test/actualites.xml"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def appel(db):
    """A call published on the 12th, beside an older article and a draft."""
    ArticleFactory(title="Ancien", first_published_at=datetime(2024, 1, 2, tzinfo=UTC))
    ArticleFactory(title="Brouillon", live=False)
    article = ArticleFactory(title="Appel : l'eau", kind=ArticleKind.CALL, slug="appel", summary="Avant le printemps.")
    article.topics = [TopicFactory(name="Eau")]
    article.save()
    return article


def test_rss_holds_what_is_published_the_newest_first(appel):
    first, second = ET.fromstring(feeds.rss(address=ADDRESS)).iter("item")
    assert first.findtext("title") == "Appel\u00a0: l’eau"
    assert first.findtext("link") == first.findtext("guid")
    assert first.findtext("link").endswith("/actualites/appel/")
    assert first.findtext("pubDate") == "Fri, 12 Jan 2024 09:00:00 +0000"
    assert [tag.text for tag in first.iter("category")] == ["appel", "Eau"]
    assert second.findtext("title") == "Ancien"


def test_atom_holds_the_same(appel):
    feed = ET.fromstring(feeds.atom(address=ADDRESS))
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Appel\u00a0: l’eau", "Ancien"]
    assert feed.find(f"{ATOM}entry/{ATOM}summary").text == "Avant le printemps."


def test_json_feed_holds_the_same(appel):
    feed = json.loads(feeds.json_feed(address=ADDRESS))
    assert (feed["version"], feed["feed_url"]) == ("https://jsonfeed.org/version/1.1", ADDRESS)
    assert [item["title"] for item in feed["items"]] == ["Appel\u00a0: l’eau", "Ancien"]
    assert feed["items"][0] | {"url": ""} == {
        "id": feed["items"][0]["url"],
        "url": "",
        "title": "Appel\u00a0: l’eau",
        "content_text": "Avant le printemps.",
        "date_published": "2024-01-12T09:00:00+00:00",
        "tags": ["appel", "Eau"],
        "language": "fr",
    }
