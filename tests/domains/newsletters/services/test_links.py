"""The addresses of a draft are asked before it leaves; those of what has left are not."""

import pytest

from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.services import links
from faitiere.domains.newsroom.models import WebLink
from faitiere.kernel import clock
from tests.factories.newsletters import IssueFactory, IssueItemFactory, IssueSectionFactory

pytestmark = pytest.mark.django_db


def test_only_what_drafts_print_is_watched():
    draft = IssueSectionFactory(issue=IssueFactory())
    left = IssueSectionFactory(issue=IssueFactory(state=IssueState.SENT))
    IssueItemFactory(
        section=draft, links=[{"label": "", "url": "https://ville.example/a"}, {"label": "", "url": "/ici"}]
    )
    IssueItemFactory(section=draft, links=[{"label": "", "url": "https://ville.example/cut"}], is_cut=True)
    IssueItemFactory(section=left, links=[{"label": "", "url": "https://ville.example/left"}])
    assert links.watch_drafts(now=clock.now()) == 1
    assert links.watch_drafts(now=clock.now()) == 0
    assert WebLink.objects.get().url == "https://ville.example/a"
