"""The night entrance of the people room."""

from django.conf import settings
from django_tasks import task

from faitiere.gateways import mailbox
from faitiere.kernel import clock
from faitiere.kernel.mail.bounces import intake


@task()
def read_returns() -> int:
    """Keep what comes back from letters, when a mailbox is named; return how many messages were read."""
    return intake.record_all(mailbox.unread(settings.RETURNS_IMAP), now=clock.now()) if settings.RETURNS_IMAP else 0
