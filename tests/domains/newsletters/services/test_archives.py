from datetime import UTC, datetime, timedelta

import pytest

from faitiere.domains.newsletters.choices import IssueState, ShownTo
from faitiere.domains.newsletters.queries import archive
from faitiere.domains.newsletters.services import archives
from faitiere.domains.newsletters.services.issues import IssueNotDraft
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.newsletters import IssueItemFactory, IssueSectionFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def test_an_issue_is_archived_without_leaving_and_found_by_its_words(amina):
    section = IssueSectionFactory()
    IssueItemFactory(section=section, title="Répertoire franco-sénégalais", text="Une vingtaine de partenariats")
    IssueItemFactory(section=section, title="Cotisation", shown_to=ShownTo.MEMBERS)

    issue = archives.publish(section.issue, by=amina, now=NOW)

    assert issue.state == IssueState.ARCHIVED
    assert list(archive.published(NOW).filter(archive.containing("senegalais PARTENARIATS"))) == [issue]
    assert not archive.published(NOW).filter(archive.containing("cotisation")).exists()
    assert AuditEntry.objects.filter(verb="numéro archivé sans envoi").count() == 1


def test_what_may_still_be_taken_back_is_not_on_the_site():
    issue = IssueSectionFactory(issue__state=IssueState.SENDING, issue__leaves_at=NOW + timedelta(minutes=10)).issue
    assert not archive.published(NOW).exists()
    assert list(archive.published(NOW + timedelta(minutes=10))) == [issue]


def test_what_left_the_draft_is_not_archived_twice(amina):
    section = IssueSectionFactory(issue__state=IssueState.SENT)
    with pytest.raises(IssueNotDraft):
        archives.publish(section.issue, by=amina, now=NOW)


def test_an_issue_that_only_members_could_read_is_not_archived(amina):
    section = IssueSectionFactory()
    IssueItemFactory(section=section, shown_to=ShownTo.MEMBERS)
    with pytest.raises(archives.IssueEmpty):
        archives.publish(section.issue, by=amina, now=NOW)
    section.issue.refresh_from_db()
    assert section.issue.is_draft
