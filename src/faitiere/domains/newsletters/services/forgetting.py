"""Forgetting whoever is erased from the directory: the proof that letters were sent stays, without the address."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.models import Subscription
from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import Person
from faitiere.kernel.audit import log
from faitiere.kernel.mail import mailings, outbox, suppressions
from faitiere.kernel.mail.addresses import normalised
from faitiere.kernel.mail.models import SuppressionReason


@transaction.atomic
def forget(person: Person, *, by: log.Actor, now: datetime) -> None:
    """Empty the subscriptions of somebody who is being erased; the fingerprint keeps a later import from writing again.

    Called in the transaction of `people.services.erasures.erase`, while the addresses are still known.
    """
    emails = person.contacts.filter(kind=ContactKind.EMAIL).values_list("value", flat=True)
    login = [person.user.email] if person.user else []
    addresses = {normalised(email) for email in (*emails, *login)}
    rows = Subscription.objects.filter(Q(person=person) | Q(address__in=addresses))
    addresses |= {row.address for row in rows if row.address}
    for row in rows:
        row.address, row.name, row.person, row.state = "", "", None, SubscriptionState.ENDED
        row.ended_at, row.ended_by = row.ended_at or now, row.ended_by or str(by)[:150]
        row.save()
        log.forget(row)
    for address in addresses:
        suppressions.add(address, reason=SuppressionReason.ERASED, now=now, by=by)
        outbox.forget(address)
        mailings.forget(address, now=now)
