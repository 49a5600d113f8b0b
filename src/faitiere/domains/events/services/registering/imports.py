"""Registrations that come in a spreadsheet: what would be done is shown, then done once, and can be undone.

Staff answer for whom they bring in: an import opens a closed event, never a full one. Nobody is written to.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from faitiere.domains.accounts.models import User
from faitiere.domains.events.choices import EventState, PlaceState
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.events.queries.registering import lists
from faitiere.domains.events.services import places, waiting
from faitiere.kernel import spreadsheets
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.imports import batches, bulk, journal
from faitiere.kernel.imports.changes import ChangeSet, Insertion
from faitiere.kernel.imports.models import ImportBatch, ImportState
from faitiere.kernel.words import plain

OVER = {EventState.CANCELLED, EventState.HELD}
CONFIRMED, WAITING, KNOWN, TWICE, REFUSED = "confirmed", "waiting", "known", "twice", "refused"
FIELDS = [field.attname for field in Registration._meta.concrete_fields]
Reserve = Callable[[type[Registration], int], list[int]]


class NoNames(BusinessError):
    """No column holds names."""

    message = "Aucune colonne « Nom » dans ce fichier : la première ligne doit dire ce que contient chaque colonne."


class TooLateToImport(BusinessError):
    """The event is behind, or will not be."""

    message = "« {event} » est {state} : on n’y inscrit plus personne."


def kind_of(event: Event) -> str:
    """Name the imports of one event: they are undone in their order, whatever happens to another's."""
    return f"events.registrations:{event.pk}"


def of_event(event: Event) -> Any:
    """Return the imports of an event, the last first."""
    return ImportBatch.objects.filter(kind=kind_of(event)).order_by("-pk")


@transaction.atomic
def prepare(event: Event, name: str, content: bytes, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Read a spreadsheet and record what it would do. SpreadsheetUnreadable, NoNames, TooLateToImport."""
    _refuse_if_over(event)
    read = lists.understood(spreadsheets.read(content), timezone.localdate(now))
    if read is None:
        raise NoNames
    summary = {**_outcomes(event, read.rows), "ignored": read.ignored}
    return batches.prepare(kind_of(event), name[:250], ChangeSet([], [], summary), by=by, now=now)


@transaction.atomic
def apply(event: Event, batch: ImportBatch, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Register whom the import shows, in the order of its lines; what it said of people is then forgotten.

    TooLateToImport, and the refusals of `imports.batches.apply`: what has changed since it was shown is shown again.
    """
    _refuse_if_over(event)
    places.hold(event)
    event.refresh_from_db()
    shown = batch.summary
    summary = {**_outcomes(event, shown.get("rows", [])), "ignored": shown.get("ignored", [])}
    taken = [row for row in summary["rows"] if row["outcome"] in {CONFIRMED, WAITING}]
    keys = bulk.reserve_ids(Registration, len(taken))
    rows = [_registration(event, key, row, by, now) for key, row in zip(keys, taken, strict=True)]
    batch = batches.apply(batch, ChangeSet([Insertion(Registration, FIELDS, rows)], [], summary), by=by, now=now)
    for row in taken:
        if row["outcome"] == CONFIRMED:
            places.take(event)
    log.record("inscriptions importées", event, by=by, at=now, changes={"nombre": ["", len(taken)]})
    return _forget(batch)


@transaction.atomic
def set_aside(batch: ImportBatch, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Import nothing, and forget what the file said of people. ImportNotPrepared."""
    return _forget(batches.set_aside(batch, by=by, now=now))


@transaction.atomic
def undo(event: Event, batch: ImportBatch, *, by: log.Actor, now: datetime) -> ImportBatch:
    """Take away whom an import brought; their places go to those who wait. The refusals of `imports.batches.undo`."""
    places.hold(event)
    keys = [key for _model, _fields, digests in journal.inserted(batch) for key in digests]
    freed = Registration.objects.filter(pk__in=keys, state=PlaceState.CONFIRMED).count()
    batches.undo(batch, by=by, now=now)
    for _ in range(freed):
        places.give_back(event, was_granted=False)
    waiting.promote_registrations(event, now=now)
    log.record("import d’inscriptions annulé", event, by=by, at=now, changes={"nombre": ["", len(keys)]})
    batch.refresh_from_db()
    return batch


@transaction.atomic
def forget_abandoned(*, before: datetime, by: log.Actor, now: datetime) -> int:
    """Set aside what was prepared and left there: it holds names that serve nothing. Return how many."""
    left = ImportBatch.objects.filter(
        kind__startswith="events.registrations:", state=ImportState.PREPARED, prepared_at__lt=before
    )
    return len([set_aside(batch, by=by, now=now) for batch in left.order_by("pk")])


def _refuse_if_over(event: Event) -> None:
    if event.state in OVER:
        raise TooLateToImport(event=event, state=event.get_state_display())


def _forget(batch: ImportBatch) -> ImportBatch:
    batch.summary = {name: value for name, value in batch.summary.items() if name != "rows"}
    batch.save(update_fields=["summary"])
    return batch


def _outcomes(event: Event, rows: Sequence[lists.Row]) -> dict[str, Any]:
    """Say of each row what becomes of it, as things stand."""
    standing = list(
        Registration.objects.filter(event=event)
        .exclude(state=PlaceState.CANCELLED)
        .values_list("email", "first_name", "last_name", "authority_id")
    )
    seen = _Seen(event, standing)
    judged = [{**row, **seen.judge(row)} for row in rows]
    counts: dict[str, int] = {}
    for row in judged:
        counts[row["outcome"]] = counts.get(row["outcome"], 0) + 1
    return {"counts": counts, "rows": judged}


class _Seen:
    """Who stands already, and who came earlier in the file."""

    def __init__(self, event: Event, standing: Sequence[tuple[str, str, str, int | None]]) -> None:
        self.quota = event.quota
        self.free = None if event.capacity is None else max(0, event.capacity + event.extra - event.taken)
        self.addresses = {email.lower(): KNOWN for email, *_ in standing if email}
        self.names = {plain(f"{first} {last}"): KNOWN for _, first, last, _ in standing}
        self.sent: dict[int, int] = {}
        for *_, authority in standing:
            if authority:
                self.sent[authority] = self.sent.get(authority, 0) + 1

    def judge(self, row: lists.Row) -> dict[str, Any]:
        """Return what becomes of a row, and remember it."""
        email, name = row["email"].lower(), plain(f"{row['first_name']} {row['last_name']}")
        known = self.addresses.get(email) if email else self.names.get(name)
        if row["refusal"] or known:
            return {"outcome": REFUSED if row["refusal"] else known, "why": row["refusal"]}
        sent = self.sent.get(row["authority"] or 0, 0)
        if self.quota and row["authority"] and sent >= self.quota:
            return {"outcome": REFUSED, "why": f"sa collectivité a déjà inscrit {sent} personnes"}
        namesake = "une personne du même nom est inscrite sous une autre adresse" if name in self.names else ""
        self._remember(row, email, name)
        outcome = WAITING if self.free == 0 else CONFIRMED
        if self.free:
            self.free -= 1
        return {"outcome": outcome, "why": " ; ".join(filter(None, [*row["remarks"], namesake]))}

    def _remember(self, row: lists.Row, email: str, name: str) -> None:
        if email:
            self.addresses[email] = TWICE
        self.names.setdefault(name, TWICE)
        if row["authority"]:
            self.sent[row["authority"]] = self.sent.get(row["authority"], 0) + 1


def _registration(event: Event, key: int, row: lists.Row, by: log.Actor, now: datetime) -> tuple[Any, ...]:
    """Return a row of the table, in the order of its fields."""
    copied = ("first_name", "last_name", "email", "role", "organization_name", "side", "needs")
    said = {
        **{name: row[name] for name in copied},
        "id": key,
        "event_id": event.pk,
        "state": row["outcome"],
        "person_id": row["person"],
        "authority_id": row["authority"],
        "registered_by_id": by.pk if isinstance(by, User) else None,
        "registered_at": now.astimezone(UTC),
        "is_override": False,
        "is_walk_in": False,
    }
    return tuple(said.get(field) for field in FIELDS)
