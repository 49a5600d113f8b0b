"""Attendance certificates: for those who came in, once the event has taken place."""

from datetime import datetime

from django.db import transaction

from faitiere.domains.events.messages import day as messages
from faitiere.domains.events.models import Certificate, Event, Registration
from faitiere.domains.events.queries import addresses
from faitiere.domains.library.queries import identity
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox


class NotSeenIn(BusinessError):
    """Nobody is said to have come who was not seen."""

    message = "{person} n’a pas été vue ou vu à l’accueil : enregistrez d’abord sa présence."


class EventNotOver(BusinessError):
    """Nobody attended what has not ended."""

    message = "« {event} » n’est pas terminé : les attestations se délivrent ensuite."


@transaction.atomic
def issue(registration: Registration, *, by: log.Actor, now: datetime) -> Certificate:
    """Issue the certificate of somebody who came; asked again, it is the same one. EventNotOver, NotSeenIn."""
    _refuse_if_not_over(registration.event, now)
    if not registration.check_ins.filter(withdrawn_at=None).exists():
        raise NotSeenIn(person=registration)
    certificate, is_new = Certificate.objects.get_or_create(registration=registration, defaults={"issued_at": now})
    if is_new:
        log.record("attestation délivrée", registration, by=by, at=now)
    return certificate


@transaction.atomic
def issue_all(event: Event, *, by: log.Actor, now: datetime) -> list[Certificate]:
    """Issue those that are missing, of everybody who came, and return the new ones. EventNotOver."""
    _refuse_if_not_over(event, now)
    came = Registration.objects.filter(event=event, check_ins__isnull=False, check_ins__withdrawn_at=None)
    missing = came.filter(certificate=None).distinct().order_by("pk")
    made = Certificate.objects.bulk_create(
        [Certificate(registration=registration, issued_at=now) for registration in missing], batch_size=500
    )
    if made:
        log.record("attestations délivrées", event, by=by, at=now, changes={"attestations": [None, len(made)]})
    return made


@transaction.atomic
def send(event: Event, *, by: log.Actor, now: datetime) -> int:
    """Issue what is missing and write to each of those who came and gave an address, once; return how many messages."""
    issue_all(event, by=by, now=now)
    issued = Certificate.objects.filter(registration__event=event).exclude(registration__email="")
    sender_name = identity().name
    drafts = {
        f"events.certificate:{one.pk}": messages.certificate(
            one, url=addresses.certificate(one), sender_name=sender_name
        )
        for one in issued.select_related("registration__event").order_by("pk")
    }
    written = outbox.post_all(drafts, now=now)
    if written:
        log.record("attestations envoyées", event, by=by, at=now, changes={"messages": [None, written]})
    return written


def _refuse_if_not_over(event: Event, now: datetime) -> None:
    ends_at = event.ends_at or event.starts_at
    if ends_at is None or now < ends_at:
        raise EventNotOver(event=event)
