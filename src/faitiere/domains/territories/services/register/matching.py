"""Which row of ours is which authority of a vintage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority
from faitiere.domains.territories.queries import spelling
from faitiere.domains.territories.services.register.targets import Key, Target, former_code
from faitiere.kernel.imports.bulk import Row

# The columns that the register owns, in the order in which rows are compared.
OWNED = (
    *("kind", "name", "country_id", "insee_code", "former_codes", "siren", "legal_form", "liaison"),
    *("population", "population_year", "latitude", "longitude"),
    *("address", "postal_code", "post_office", "postal_codes"),
    *("epci_id", "ept_id", "departement_id", "region_id", "ends_on", "is_end_exact", "successor_id", "vintage"),
)
INDEX = {name: position for position, name in enumerate(OWNED)}
_GROUPINGS = {AuthorityKind.EPCI.value, AuthorityKind.EPT.value}


@dataclass(frozen=True, slots=True)
class Present:
    """A row of ours, as the register would write it."""

    pk: int
    values: Row
    kept: frozenset[str]

    def __getitem__(self, name: str) -> Any:
        """Return a column."""
        return self.values[INDEX[name]]


@dataclass
class Matching:
    """The rows of ours that a vintage still knows, and those that it knows no more."""

    by_key: dict[Key, Present] = field(default_factory=dict)
    ended: list[Present] = field(default_factory=list)


def present_rows() -> list[Present]:
    """Read our French rows; those invented by hand, without any official code, are not the register's business."""
    ours = Authority.objects.french().filter(Q(vintage__isnull=False) | ~Q(insee_code="") | ~Q(siren="")).order_by("pk")
    return [
        Present(pk, tuple(values), frozenset(kept.split()))
        for pk, kept, *values in ours.values_list("pk", "kept_fields", *OWNED)
    ]


def match(targets: Iterable[Target], present: Sequence[Present], successors: dict[str, str]) -> Matching:
    """Pair the rows; a commune is recognised by its code, by its SIREN, then as the namesake that replaced it."""
    matching = Matching()
    if not present:
        return matching
    waiting = {_key(row): row for row in present}
    unknown: list[Target] = []
    for target in targets:
        row = waiting.get(target.key)
        if row is not None and _is_same(target, row):
            matching.by_key[target.key] = waiting.pop(target.key)
        elif target.kind == AuthorityKind.COMMUNE and target.ends_on is None:
            unknown.append(target)
    if waiting and unknown:
        _match_moved(unknown, waiting, successors, matching)
    matching.ended = [row for row in waiting.values() if row["ends_on"] is None and row["vintage"] is not None]
    return matching


def _key(row: Present) -> Key:
    kind = row["kind"]
    if kind in _GROUPINGS:
        return kind, row["siren"]
    if kind == AuthorityKind.COMMUNE and row["ends_on"] is not None:
        return kind, former_code(row["insee_code"], row["name"])
    return kind, row["insee_code"]


def _is_same(target: Target, row: Present) -> bool:
    """Tell a renaming from a new commune that took over the code of another: a new commune has a new SIREN and name."""
    if target.kind != AuthorityKind.COMMUNE or target.siren == row["siren"] or not (target.siren and row["siren"]):
        return True
    return _same_name(target.name, row["name"])


def _match_moved(
    unknown: list[Target], waiting: dict[Key, Present], successors: dict[str, str], matching: Matching
) -> None:
    """Recognise the communes whose seat, hence code, has moved."""
    communes = [row for key, row in waiting.items() if key[0] == AuthorityKind.COMMUNE and row["ends_on"] is None]
    by_siren = {row["siren"]: row for row in communes if row["siren"]}
    by_successor = {
        (successors[row["insee_code"]], spelling.words_of(row["name"])[0]): row
        for row in communes
        if row["insee_code"] in successors
    }
    for target in unknown:
        row = by_siren.get(target.siren) or by_successor.get((target.code, spelling.words_of(target.name)[0]))
        if row is not None and _key(row) in waiting:
            matching.by_key[target.key] = waiting.pop(_key(row))


def _same_name(one: str, other: str) -> bool:
    return spelling.words_of(one)[0] == spelling.words_of(other)[0]
