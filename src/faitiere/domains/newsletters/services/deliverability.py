"""The domain that a letter leaves under is examined, before servers do it; what was found is kept with its date."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from faitiere.domains.newsletters.models import DomainExamination, Newsletter
from faitiere.domains.newsletters.queries.deliverability import domain_of, domains, sending_of, standing_of
from faitiere.domains.newsletters.rules.deliverability import Zone, examine, worst
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

FRESH = timedelta(days=1)


class NotOurs(BusinessError):
    """Only the domains of our own senders are examined."""

    message = "Aucune lettre ne part sous le domaine {domain}."


def check(domain: str, *, by: log.Actor, now: datetime, zone: Zone | None = None) -> DomainExamination:
    """Ask the zones about a domain of ours and keep what they say. NotOurs. Nothing is held while they are asked."""
    if domain not in domains():
        raise NotOurs(domain=domain[:80])
    asked: Zone = zone or import_string(settings.DNS_ZONE)()
    findings = examine(asked, sending_of(domain))
    with transaction.atomic():
        examination = DomainExamination.objects.create(
            domain=domain,
            examined_at=now,
            by=str(by)[:150],
            verdict=worst(one.verdict for one in findings),
            findings=[asdict(one) for one in findings],
        )
        log.record(
            "domaine d’envoi vérifié", examination, by=by, at=now, changes={"verdict": ["", examination.verdict]}
        )
    return examination


def freshen(letter: Newsletter, *, by: log.Actor, now: datetime) -> DomainExamination:
    """Return what is known of the domain of a letter, examined again when it is older than a day."""
    known = standing_of(letter)
    if known and known.examined_at > now - FRESH:
        return known
    return check(domain_of(letter.sender_email), by=by, now=now)
