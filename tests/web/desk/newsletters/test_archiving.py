import pytest
from django.urls import reverse

from faitiere.domains.newsletters.choices import IssueState
from tests.factories.newsletters import IssueItemFactory, IssueSectionFactory


@pytest.mark.django_db
def test_an_issue_goes_to_the_site_without_being_sent(desk, client):
    issue = IssueItemFactory(section=IssueSectionFactory(), title="Une nouvelle").issue
    assert "archiver" in desk.get(reverse("desk_issue:inspect", args=[issue.pk])).content.decode()
    desk.post(reverse("desk_issue:archiver", args=[issue.pk]))
    issue.refresh_from_db()
    assert issue.state == IssueState.ARCHIVED
    assert client.get(f"/lettres/{issue.newsletter.slug}/{issue.slug}/").status_code == 200
