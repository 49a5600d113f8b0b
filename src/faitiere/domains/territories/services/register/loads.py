"""The writes: prepare, apply, load, undo."""

from datetime import datetime
from operator import itemgetter

from django.db import transaction
from django.db.models import Max, Model

from faitiere.domains.territories.models import Authority, AuthorityName, AuthorityWord, Country
from faitiere.domains.territories.services import words
from faitiere.domains.territories.services.register.differences import INSERTED, Differences, Reserve
from faitiere.domains.territories.services.register.targets import Targets
from faitiere.gateways.register import Vintage
from faitiere.gateways.register_annexes import Annexes
from faitiere.kernel.audit.log import Actor
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.imports import batches, bulk
from faitiere.kernel.imports.changes import ChangeSet
from faitiere.kernel.imports.models import ImportBatch

KIND = "territories.register"
_MANY = 1_000
_SUBJECT = itemgetter(*(INSERTED.index("id" if name == "key" else name) for name in words.Subject._fields))


class OlderVintage(BusinessError):
    """The register runs forward: an earlier vintage would bring back what has ended."""

    message = "Le registre de {year} est plus ancien que celui de {known}, déjà chargé."


class CountriesMissing(BusinessError):
    """Authorities stand in a country."""

    message = "Chargez d’abord les pays (commande load_world)."


@bulk.without_collection()
def prepare(vintage: Vintage, annexes: Annexes, *, by: Actor, now: datetime) -> ImportBatch:
    """Record what a vintage would change, to be shown."""
    return batches.prepare(KIND, vintage.source, _changes(vintage, annexes, _provisional), by=by, now=now)


@bulk.without_collection()
@transaction.atomic
def apply(batch: ImportBatch, vintage: Vintage, annexes: Annexes, *, by: Actor, now: datetime) -> ImportBatch:
    """Write what was prepared, unless our rows have changed since."""
    return _write(batch, _changes(vintage, annexes, bulk.reserve_ids), by=by, now=now)


@bulk.without_collection()
@transaction.atomic
def load(vintage: Vintage, annexes: Annexes, *, by: Actor, now: datetime) -> ImportBatch:
    """Prepare and apply in one transaction, comparing once."""
    changes = _changes(vintage, annexes, bulk.reserve_ids)
    batch = batches.prepare(KIND, vintage.source, changes, by=by, now=now)
    return _write(batch, changes, by=by, now=now)


@transaction.atomic
def undo(batch: ImportBatch, *, by: Actor, now: datetime) -> ImportBatch:
    """Put every row back as it was before an import, or refuse and say what stands in the way."""
    restored = batches.undo(batch, by=by, now=now, derived=[AuthorityWord])
    words.rebuild(restored.get(Authority, ()))
    batch.refresh_from_db()
    return batch


def is_empty(batch: ImportBatch) -> bool:
    """Tell whether a prepared vintage changes nothing."""
    return set(batch.summary["counts"]) <= {"kept"}


def _changes(vintage: Vintage, annexes: Annexes, reserve: Reserve) -> ChangeSet:
    if not Country.objects.filter(pk="FR").exists():
        raise CountriesMissing
    known = Authority.objects.aggregate(latest=Max("vintage"))["latest"]
    if known is not None and vintage.year < known:
        raise OlderVintage(year=vintage.year, known=known)
    return Differences(Targets(vintage, annexes), reserve=reserve).changes()


def _provisional(_model: type[Model], count: int) -> list[int]:
    """Return numbers for rows that are only shown."""
    return list(range(-count, 0))


def _write(batch: ImportBatch, changes: ChangeSet, *, by: Actor, now: datetime) -> ImportBatch:
    batch = batches.apply(batch, changes, by=by, now=now)
    new_authorities, new_names = changes.insertions
    names: dict[int, list[str]] = {}
    for _key, authority, name in new_names.rows:
        names.setdefault(authority, []).append(name)
    created = {row[0] for row in new_authorities.rows}
    words.insert((words.Subject(*_SUBJECT(row)) for row in new_authorities.rows), names)
    renamed = {row.key for part in changes.revisions for row in part.rows if not words.SOURCES.isdisjoint(row.fields)}
    words.rebuild(renamed | (names.keys() - created))
    if len(created) + len(renamed) > _MANY:
        bulk.analyze(Authority, AuthorityName, AuthorityWord)
    return batch
