"""The archive: what may be read on the site, and the words by which it is found."""

from datetime import datetime

from django.db import transaction

from faitiere.domains.newsletters.choices import IssueState
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries.archive import readable
from faitiere.domains.newsletters.services.issues import held
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import words


class IssueEmpty(BusinessError):
    """There is nothing to read."""

    message = "Ce numéro est vide : préparez-le, ou ajoutez-y un élément."


@transaction.atomic
def publish(issue: Issue, *, by: log.Actor, now: datetime) -> Issue:
    """Put a draft in the archive without sending it: anybody reads it, it is final. IssueNotDraft, IssueEmpty."""
    issue = held(issue)
    if not readable().filter(issue=issue).exists():
        raise IssueEmpty
    issue.state = IssueState.ARCHIVED
    issue.save(update_fields=["state"])
    index(issue)
    log.record("numéro archivé sans envoi", issue, by=by, at=now)
    return issue


def index(issue: Issue) -> None:
    """Keep the words by which an issue is found, once its content no longer changes."""
    pieces = readable().filter(issue=issue).values_list("title", "text")
    said = " ".join([issue.title, *(f"{title} {text}" for title, text in pieces)])
    Issue.objects.filter(pk=issue.pk).update(words=" ".join(dict.fromkeys(words(said))))
