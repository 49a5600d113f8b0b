"""The letter of the invented group left three times; the network's own did not, and nobody real was written to."""

import pytest

from faitiere.demo.cast import DENIS
from faitiere.demo.models import CaughtMessage
from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.models import Issue
from faitiere.kernel.mail import mailings
from faitiere.kernel.mail.models import Dispatch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_three_issues_left_and_each_kind_of_trouble_is_there_to_be_looked_at():
    sent = Issue.objects.filter(newsletter__slug="valdorie", state=IssueState.SENT)
    assert sent.count() == 3
    last = {state: number for state, number in mailings.counts(sent.first().mailing).items() if number}
    assert last == {"handed_over": 26, "refused": 2, "uncertain": 1}
    assert all(address.endswith(".example") for address in Dispatch.objects.values_list("address", flat=True))
    assert [issue.state for issue in Issue.objects.filter(newsletter__slug="lettre")] == [IssueState.DRAFT]


def test_denis_holds_the_last_one_with_the_links_of_its_foot():
    letter = CaughtMessage.objects.get(recipient=DENIS.email, subject__contains="bonne année")
    assert "/lettres/preferences/" in letter.text
    assert "/lettres/desabonnement/" in letter.text
