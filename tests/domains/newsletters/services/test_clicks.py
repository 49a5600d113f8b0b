"""Clicks are counted only when asked, by one link for all readers."""

import pytest

from faitiere.domains.newsletters.models import CountedLink
from faitiere.domains.newsletters.services import clicks, departures
from faitiere.kernel import clock
from faitiere.kernel.mail.models import MailingContent
from tests.factories.newsletters import IssueFactory, IssueItemFactory, SubscriptionFactory

pytestmark = pytest.mark.django_db
URL = "https://ville.example/inscription?x=1&y=2"


@pytest.fixture
def issue():
    issue = IssueFactory()
    IssueItemFactory(section__issue=issue, links=[{"label": "Je m’inscris", "url": URL}])
    for _number in range(2):
        SubscriptionFactory(newsletter=issue.newsletter)
    return issue


def _written() -> str:
    return "".join(one.html + one.text for one in MailingContent.objects.all())


def test_links_lead_straight_unless_clicks_are_counted(issue, amina):
    departures.freeze(issue, audience=None, by=amina, now=clock.now())
    assert not CountedLink.objects.exists()
    assert "/l/" not in _written()


def test_one_link_for_all_readers_leads_on_and_counts(issue, amina):
    departures.freeze(issue, audience=None, counts_clicks=True, by=amina, now=clock.now())
    link = CountedLink.objects.get()
    assert f"/l/{link.code}/" in _written()
    assert "ville.example" not in _written()
    assert clicks.follow(link.code, counts=True) == URL
    assert clicks.follow(link.code, counts=False) == URL
    assert clicks.follow("autre", counts=True) is None
    link.refresh_from_db()
    assert link.clicks == 1


def test_an_issue_reopened_forgets_them(issue, amina):
    departures.freeze(issue, audience=None, counts_clicks=True, by=amina, now=clock.now())
    departures.take_back(issue, by=amina, now=clock.now())
    assert not CountedLink.objects.exists()
