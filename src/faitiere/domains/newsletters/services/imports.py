"""Subscribers that come in a list: shown line by line, then written once with its legal basis; undone if need be.

A consent is brought with its proof. Professionals (legitimate interest) are told at once, with the right to object.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from faitiere.domains.library.queries import identity
from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.messages import subscriptions as messages
from faitiere.domains.newsletters.models import Newsletter, Subscription
from faitiere.domains.newsletters.queries import links, lists
from faitiere.domains.newsletters.queries.readers import people_at
from faitiere.domains.newsletters.rules import proofs
from faitiere.domains.people.choices import LegalBasis
from faitiere.kernel import spreadsheets
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.imports import batches, bulk
from faitiere.kernel.imports.changes import ChangeSet, Insertion
from faitiere.kernel.imports.models import ImportBatch
from faitiere.kernel.mail import outbox, suppressions

KIND = "newsletters.subscriptions"
AT_ONCE = 1_000  # a message is written to each professional
NEW, KNOWN, TWICE, HELD, REFUSED = "new", "known", "twice", "held", "refused"
FIELDS = [field.attname for field in Subscription._meta.concrete_fields]


class NoAddresses(BusinessError):
    """No column holds addresses."""

    message = "Aucune colonne d’adresses dans cette liste : nommez-la « Adresse électronique »."


class ProofMissing(BusinessError):
    """A consent that cannot be shown is no consent (GDPR, article 7-1)."""

    message = "Un consentement se prouve : recopiez les mots que les personnes ont acceptés."


@dataclass(frozen=True)
class Ground:
    """By which right these addresses are written to: where they come from, since when, and what was agreed to."""

    basis: str
    source: str
    given_on: str
    proof: str = ""

    @classmethod
    def of(cls, basis: str, source: str, given_on: date, proof: str) -> "Ground":
        """Return the ground, or refuse a consent without its words. ProofMissing."""
        if basis == LegalBasis.CONSENT and not proof.strip():
            raise ProofMissing
        return cls(str(basis), source.strip()[:200], given_on.isoformat(), proof.strip())


@transaction.atomic
def prepare(
    newsletter: Newsletter, content: bytes, ground: Ground, *, name: str, by: log.Actor, now: datetime
) -> ImportBatch:
    """Read a list and record what it would do. NoAddresses, SpreadsheetUnreadable, SpreadsheetTooLong."""
    rows = lists.understood(spreadsheets.read(content))
    if rows is None:
        raise NoAddresses
    if len(rows) > AT_ONCE:
        raise spreadsheets.SpreadsheetTooLong(most=AT_ONCE)
    summary = {**_outcomes(newsletter, rows), "letter": newsletter.pk, "ground": asdict(ground)}
    return batches.prepare(KIND, name[:250], ChangeSet([], [], summary), by=by, now=now)


@transaction.atomic
def apply(batch: ImportBatch, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Subscribe whom the import shows, and tell the professionals. The refusals of `imports.batches.apply`."""
    letter, ground = Newsletter.objects.get(pk=batch.summary["letter"]), Ground(**batch.summary["ground"])
    summary = {**batch.summary, **_outcomes(letter, batch.summary.get("rows", []))}
    taken = [row for row in summary["rows"] if row["outcome"] == NEW]
    people = people_at([row["address"] for row in taken])
    keys = bulk.reserve_ids(Subscription, len(taken))
    written = [
        _subscription(letter, ground, key, row, people.get(row["address"]), now)
        for key, row in zip(keys, taken, strict=True)
    ]
    rows = [tuple(getattr(one, field) for field in FIELDS) for one in written]
    batch = batches.apply(batch, ChangeSet([Insertion(Subscription, FIELDS, rows)], [], summary), by=by, now=now)
    if ground.basis == LegalBasis.LEGITIMATE_INTEREST:
        _tell(letter, written, now)
    log.record("abonnements importés", letter, by=by, at=now, changes={"nombre": ["", len(taken)]})
    return _forget(batch)


@transaction.atomic
def set_aside(batch: ImportBatch, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Import nothing, and forget what the list said of people. ImportNotPrepared."""
    return _forget(batches.set_aside(batch, by=by, now=now))


@transaction.atomic
def undo(batch: ImportBatch, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Take away the subscriptions that an import brought. The refusals of `imports.batches.undo`."""
    batches.undo(batch, by=by, now=now)
    batch.refresh_from_db()
    return batch


def _forget(batch: ImportBatch) -> ImportBatch:
    batch.summary = {name: value for name, value in batch.summary.items() if name != "rows"}
    batch.save(update_fields=["summary"])
    return batch


def _outcomes(letter: Newsletter, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Say of each row what becomes of it, as things stand: whoever left or objected is left alone."""
    addresses = {row["address"] for row in rows}
    known = set(Subscription.objects.filter(newsletter=letter, address__in=addresses).values_list("address", flat=True))
    held, seen = suppressions.held(addresses, stream=letter.stream), set[str]()
    judged, counts = [], dict[str, int]()
    for row in rows:
        address = row["address"]
        tests = ((REFUSED, bool(row["refusal"])), (TWICE, address in seen), (HELD, address in held))
        outcome = next((name for name, is_so in (*tests, (KNOWN, address in known)) if is_so), NEW)
        seen.add(address)
        judged.append({**row, "outcome": outcome})
        counts[outcome] = counts.get(outcome, 0) + 1
    return {"counts": counts, "rows": judged}


def _subscription(
    letter: Newsletter, ground: Ground, key: int, row: dict[str, Any], person: int | None, now: datetime
) -> Subscription:
    is_consent = ground.basis == LegalBasis.CONSENT
    given_at = timezone.make_aware(datetime.combine(date.fromisoformat(ground.given_on), time())).astimezone(UTC)
    return Subscription(
        pk=key,
        newsletter=letter,
        address=row["address"],
        name=row["name"],
        person_id=person,
        state=SubscriptionState.ACTIVE.value,
        basis=ground.basis,
        wording=ground.proof if is_consent else proofs.information_of(letter.name, ground.source),
        wording_version="import" if is_consent else proofs.VERSION,
        source=ground.source,
        asked_at=given_at if is_consent else now.astimezone(UTC),
        confirmed_at=given_at if is_consent else None,
    )


def _tell(letter: Newsletter, written: Sequence[Subscription], now: datetime) -> None:
    sender = identity().name
    drafts = {
        f"newsletters.inform.{one.pk}": messages.inform(
            one, link=links.unsubscribe(one.address, letter, now=now), sender_name=sender
        )
        for one in written
    }
    outbox.post_all(drafts, now=now)
