"""Trying a letter on oneself and on witnesses before anybody else reads it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from faitiere.domains.newsletters.messages import trials as messages
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.services.subscriptions import checked
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox

AT_MOST = 20


class NobodyToTry(BusinessError):
    """A trial goes to somebody."""

    message = "Indiquez au moins une adresse pour l’essai."


class TooMany(BusinessError):
    """A trial is not a way around approval."""

    message = "Un essai part à {at_most} adresses au plus."


@transaction.atomic
def send(issue: Issue, variant: str, addresses: Sequence[str], *, by: log.Actor, now: datetime) -> int:
    """Send one variant, with sample values in its fields; return to how many. NobodyToTry, TooMany, AddressInvalid."""
    chosen = list(dict.fromkeys(checked(address) for address in addresses if address.strip()))
    if not chosen:
        raise NobodyToTry
    if len(chosen) > AT_MOST:
        raise TooMany(at_most=AT_MOST)
    moment = f"{now:%Y%m%d%H%M%S%f}"
    drafts = {
        f"newsletters.trial.{issue.pk}.{variant}.{moment}.{number}": messages.trial(issue, variant, address)
        for number, address in enumerate(chosen)
    }
    log.record("essai envoyé", issue, by=by, at=now, changes={"adresses": [None, len(chosen)]})
    return outbox.post_all(drafts, now=now)
