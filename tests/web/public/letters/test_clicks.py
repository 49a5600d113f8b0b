"""A counted link leads on; robots, heads and browsers that look ahead are not readers."""

import pytest

from faitiere.domains.newsletters.models import CountedLink
from tests.factories.newsletters import IssueFactory

pytestmark = pytest.mark.django_db
READER = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture
def link():
    return CountedLink.objects.create(issue=IssueFactory(), url="https://ville.example/a", code="abc-1_2")


@pytest.mark.parametrize(
    ("headers", "clicks"),
    [
        ({"User-Agent": READER}, 1),
        ({"User-Agent": READER, "Sec-Purpose": "prefetch;prerender"}, 0),
        ({"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0)"}, 0),
        ({}, 0),
    ],
)
def test_a_link_leads_on_and_counts_readers(client, link, headers, clicks):
    answer = client.get("/l/abc-1_2/", headers=headers)
    link.refresh_from_db()
    assert (answer.status_code, answer["Location"], link.clicks) == (302, link.url, clicks)
    assert "Set-Cookie" not in answer


def test_a_head_counts_nothing_and_an_unknown_code_is_nowhere(client, link):
    assert client.head("/l/abc-1_2/", headers={"User-Agent": READER}).status_code == 302
    link.refresh_from_db()
    assert link.clicks == 0
    assert client.get("/l/autre/").status_code == 404
