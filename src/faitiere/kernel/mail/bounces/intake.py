"""What follows from a report on one of our letters: evidence, a suppression, a doubt settled.

Anybody may write to the mailbox of returns. A report counts only if it names a letter of ours, by a name that carries a
proof, and it counts for the address of that letter, whatever address it names itself.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models.functions import TruncDate

from faitiere.kernel.mail import suppressions
from faitiere.kernel.mail.addresses import hashed, normalised
from faitiere.kernel.mail.bounces import parser
from faitiere.kernel.mail.bounces.verdicts import BounceKind, Cause, Report, Verdict
from faitiere.kernel.mail.composing import identities
from faitiere.kernel.mail.mailings.settling import FORGOTTEN, settle
from faitiere.kernel.mail.models import BounceReport, MessageState, OutboundMessage, SuppressionReason

MONTH, YEAR = timedelta(days=30), timedelta(days=365)
SILENT = {Cause.ABSENT, Cause.RECEIPT, Cause.CHALLENGE}
REFUSED = {BounceKind.HARD, BounceKind.SOFT, BounceKind.TECHNICAL}
ARRIVED = {BounceKind.DELIVERED, BounceKind.AUTO_REPLY, BounceKind.COMPLAINT}
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Letter:
    """One of ours: a dispatch of a mailing, or a message of the outbox."""

    address: str
    dispatch: int | None = None
    message: int | None = None


def record(raw: bytes, *, now: datetime) -> BounceReport | None:
    """Keep what a message that came back reports; None when it names none of our letters, says nothing, or is known."""
    return keep(parser.read(raw), sha256(raw).hexdigest(), now=now)


@transaction.atomic
def keep(report: Report, digest: str, *, now: datetime) -> BounceReport | None:
    """Keep a report and what follows from it, once for each digest."""
    letter = _letter(report)
    if letter is None or report.main.kind == BounceKind.UNKNOWN or BounceReport.objects.filter(digest=digest).exists():
        return None
    verdict = _verdict_on(letter.address, report)
    _settle(letter, verdict, now)
    if verdict.cause in SILENT:
        return None
    kept = BounceReport.objects.create(
        digest=digest,
        address=letter.address,
        address_hash=hashed(letter.address),
        kind=verdict.kind,
        cause=verdict.cause,
        status=verdict.status[:12],
        reason=verdict.reason[:300],
        is_delay=verdict.is_delay,
        received_at=now,
    )
    _suppress(kept, now)
    return kept


def record_all(messages: Iterable[bytes], *, now: datetime) -> int:
    """Keep what many messages report; return how many were read. Evidence of more than a year is forgotten."""
    read = 0
    for raw in messages:
        try:
            record(raw, now=now)
        except (ValueError, TypeError, DatabaseError):  # whoever sends one odd message does not silence the others
            logger.exception("A message of the returns could not be read")
        read += 1
    BounceReport.objects.filter(received_at__lt=now - YEAR).delete()
    return read


def forget(address: str) -> int:
    """Delete the evidence on an address whose holder is erased; that it is left alone stays, as a fingerprint."""
    return BounceReport.objects.filter(address_hash=hashed(address)).delete()[0]


def _letter(report: Report) -> Letter | None:
    """Return the letter that the report names: by its return address first, which nobody else knows."""
    for name in [*report.addressed_to, *report.message_ids]:
        dispatch = identities.find(name.strip("<>"))
        if dispatch:
            return Letter(dispatch.address, dispatch=dispatch.pk) if dispatch.domain != FORGOTTEN else None
    message = OutboundMessage.objects.filter(message_id__in=report.message_ids).first()
    return Letter(normalised(message.recipient), message=message.pk) if message else None


def _verdict_on(address: str, report: Report) -> Verdict:
    """Return what is said of our address; servers often name the one it leads to instead."""
    return next((one for one in report.verdicts if normalised(one.recipient) == address), report.main)


def _settle(letter: Letter, verdict: Verdict, now: datetime) -> None:
    """Write on the letter itself what is now known; a warning settles nothing."""
    if verdict.is_delay:
        return
    refused = verdict.kind in REFUSED
    why = f"{verdict.status} {verdict.reason}".strip() if refused else "Reçu, d’après une réponse."
    if letter.dispatch:
        settle([letter.dispatch], "refused" if refused else "delivered", now=now, why=why)
    elif letter.message and refused:
        states = [MessageState.UNCERTAIN, MessageState.HANDED_OVER]
        rows = OutboundMessage.objects.filter(pk=letter.message, state__in=states)
        rows.update(state=MessageState.REFUSED, reply=why[:500])
    elif letter.message and verdict.kind in ARRIVED:
        rows = OutboundMessage.objects.filter(pk=letter.message, state=MessageState.UNCERTAIN)
        rows.update(state=MessageState.HANDED_OVER, handed_over_at=now, reply=why)


def _suppress(kept: BounceReport, now: datetime) -> None:
    if kept.kind == BounceKind.TECHNICAL:
        logger.error("Our letters are refused: %s %s", kept.status, kept.cause)
    elif kept.kind == BounceKind.COMPLAINT:
        suppressions.add(kept.address, reason=SuppressionReason.COMPLAINT, now=now)
    elif kept.kind == BounceKind.HARD and kept.cause != Cause.UNEXPLAINED:
        suppressions.add(kept.address, reason=SuppressionReason.HARD, now=now)
    elif kept.kind in REFUSED and _days(kept, now) >= settings.BOUNCE_DAYS:
        suppressions.add(kept.address, reason=SuppressionReason.SOFT, now=now)


def _days(kept: BounceReport, now: datetime) -> int:
    """Return on how many days of the last month the address refused: ten refusals of one day are one."""
    lately = BounceReport.objects.filter(
        address_hash=kept.address_hash, kind__in=REFUSED - {BounceKind.TECHNICAL}, is_delay=False
    ).filter(received_at__gt=now - MONTH)
    return lately.order_by().annotate(day=TruncDate("received_at")).values("day").distinct().count()
