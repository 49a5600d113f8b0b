"""The letters in a reader of feeds."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.exports import feeds
from tests.factories.newsletters import IssueFactory

NOW = datetime(2024, 2, 2, 8, tzinfo=UTC)


@pytest.mark.django_db
def test_the_feed_gives_what_left_the_newest_first_at_its_own_address(settings):
    settings.SITE_URL = "https://reseau.example"
    IssueFactory(title="Brouillon")
    for month in (1, 2):
        IssueFactory(
            newsletter__slug=f"deux-rives-{month}",
            title=f"N° {month}",
            state=IssueState.SENT,
            dated_on=date(2024, month, 1),
        )
    items = ET.fromstring(feeds.rss(address="https://reseau.example/lettres.rss", now=NOW)).findall("./channel/item")
    assert [item.findtext("title") for item in items] == ["N°\u00a02", "N°\u00a01"]
    assert items[0].findtext("link").startswith("https://reseau.example/lettres/deux-rives-2/")
    assert items[0].findtext("pubDate").startswith("Thu, 01 Feb 2024")
