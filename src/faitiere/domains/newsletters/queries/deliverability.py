"""Which domains our letters leave under, how, and what was found of them last."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from django.conf import settings

from faitiere.domains.newsletters.models import DomainExamination, Issue, Newsletter
from faitiere.domains.newsletters.rules.deliverability import Sending
from faitiere.kernel.mail.models import BounceKind, BounceReport, Cause

LATELY, READ_AT_MOST = timedelta(days=30), 2000


@dataclass(frozen=True)
class Refusals:
    """What one server holds against us."""

    domain: str
    label: str
    count: int
    last: datetime
    said: str


def domains() -> list[str]:
    """Return the domains of the letters' senders, then that of what nobody signs."""
    senders = [*Newsletter.objects.values_list("sender_email", flat=True), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]]
    return list(dict.fromkeys(domain_of(sender) for sender in senders if domain_of(sender)))


def domain_of(address: str) -> str:
    """Return the domain of an address, in lower case."""
    return address.rpartition("@")[2].strip().lower()


def sending_of(domain: str) -> Sending:
    """Return how letters leave under a domain, as the settings say."""
    contact = Newsletter.objects.filter(sender_email__iendswith=f"@{domain}").values_list("sender_email", flat=True)
    return Sending(
        domain=domain,
        returns=domain_of(settings.MAIL_RETURNS) or domain,
        relay="" if settings.EMAIL_HOST == "localhost" else settings.EMAIL_HOST,
        signs=(settings.DKIM_DOMAIN or domain).lower(),
        selector=settings.DKIM_SELECTOR,
        public_key=_public_key(settings.DKIM_KEY) if settings.DKIM_KEY else "",
        contact=contact.first() or parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    )


def latest(domain: str) -> DomainExamination | None:
    """Return the last examination of a domain."""
    return DomainExamination.objects.filter(domain=domain).first()


def standing_of(letter: Newsletter) -> DomainExamination | None:
    """Return the last examination of the domain that a letter leaves under."""
    return latest(domain_of(letter.sender_email))


def is_doubtful(issue: Issue, standing: DomainExamination | None) -> bool:
    """Tell whether it would be the first of its letter to leave, under a domain that is not in order."""
    if standing and standing.is_green:
        return False
    return not Issue.objects.filter(newsletter=issue.newsletter_id, sent_at__isnull=False).exists()


def held_against_us(now: datetime) -> list[Refusals]:
    """Return what servers refused for thirty days because of us, server by server, the most frequent first."""
    reports = BounceReport.objects.filter(kind=BounceKind.TECHNICAL, received_at__gt=now - LATELY)
    piles: dict[tuple[str, str], list[BounceReport]] = {}
    for report in reports.order_by("-received_at", "-pk")[:READ_AT_MOST]:
        piles.setdefault((domain_of(report.address), report.cause), []).append(report)
    found = [
        Refusals(
            domain,
            str(Cause(cause).label),
            len(pile),
            pile[0].received_at,
            f"{pile[0].status} {pile[0].reason}".strip(),
        )
        for (domain, cause), pile in piles.items()
    ]
    return sorted(found, key=lambda one: -one.count)


@lru_cache(maxsize=4)
def _public_key(path: str) -> str:
    """Return the public half of our key, as zones write it."""
    key = serialization.load_pem_private_key(Path(path).read_bytes(), password=None).public_key()
    pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
    return "".join(line for line in pem.splitlines() if not line.startswith("-"))
