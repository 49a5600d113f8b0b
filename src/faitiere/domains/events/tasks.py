"""The night entrance of the events room."""

from django.conf import settings
from django_tasks import task

from faitiere.domains.events.services import forgetting
from faitiere.domains.events.services.guests import calendar_replies, sendings
from faitiere.domains.events.services.night import keeping
from faitiere.gateways import mailbox
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System


@task()
def send_invitations() -> int:
    """Send the invitations that staff asked for and that have not left yet."""
    return sendings.send_queued(now=clock.now())


@task()
def read_calendar_replies() -> int:
    """Keep what calendars answered, when a mailbox is named; return how many messages were read."""
    if not settings.CALENDAR_IMAP:
        return 0
    unread = mailbox.unread(settings.CALENDAR_IMAP)
    return calendar_replies.work(unread, by=System("Agendas"), now=clock.now()).total()


@task()
def keep_the_agenda() -> int:
    """Once a day: say « tenu » of what is past."""
    return len(keeping.hold_past(now=clock.now()))


@task()
def recount_places() -> int:
    """Once a day: recount the places of what is to come, and write down any drift."""
    return len(keeping.recount(now=clock.now()))


@task()
def forget_the_day() -> int:
    """Once a day: empty what served the day of an event only, a month after it."""
    return forgetting.purge(by=System("Purge des événements"), now=clock.now())
