"""From a vintage and our rows to what must be written, and to the summary that is shown first."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import Model

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, AuthorityName
from faitiere.domains.territories.services.register.matching import INDEX, OWNED, Matching, Present, match, present_rows
from faitiere.domains.territories.services.register.targets import Key, Target, Targets, former_code
from faitiere.kernel.imports.bulk import Row
from faitiere.kernel.imports.changes import ChangeSet, Insertion, Revision, Revisions, Summary

INSERTED = ("id", *OWNED, "geonames_id", "website", "kept_fields")
_NOT_OURS = (None, "", "")
_ENDING = ("ends_on", "is_end_exact", "successor_id")
_VINTAGE = INDEX["vintage"]

Reserve = Callable[[type[Model], int], list[int]]


class Differences:
    """The comparison of a vintage with our rows."""

    def __init__(self, targets: Targets, *, reserve: Reserve) -> None:
        """Pair the rows and give a key to each new one."""
        self._targets = targets
        self._wanted = list(targets.all())
        self._present = present_rows()
        self._matching: Matching = match(self._wanted, self._present, targets.successors)
        known = self._matching.by_key
        # A commune that ends in this very vintage keeps its row as the former commune that it becomes.
        ending = {former_code(row["insee_code"], row["name"]) for row in self._matching.ended}
        self._new = [target for target in self._wanted if target.key not in known and target.code not in ending]
        self._ids: dict[Key | None, int | None] = {key: row.pk for key, row in known.items()}
        self._ids |= dict(zip((target.key for target in self._new), reserve(Authority, len(self._new)), strict=True))
        self._ids[None] = None
        self._reserve = reserve
        self._summary = Summary()
        self._former_names: list[tuple[int, str]] = []

    def changes(self) -> ChangeSet:
        """Return what must be written."""
        new = [(self._ids[target.key], *self._values(target), *_NOT_OURS) for target in self._new]
        for target in self._new:
            former = target.ends_on is not None
            self._summary.add("former" if former else "new", f"{target.name} ({target.insee_code or target.siren})")
        # Endings first: they free the codes that others take.
        revised = [*self._ended(), *self._revised()]
        names = self._new_names()
        summary = self._summary.as_json() | {"year": self._targets.year}
        return ChangeSet(
            insertions=[
                Insertion(Authority, INSERTED, new),
                Insertion(AuthorityName, ("id", "authority_id", "name"), names),
            ],
            revisions=[Revisions(Authority, revised)],
            summary=summary,
        )

    def _values(self, target: Target) -> Row:
        ids = self._ids
        return (
            *(target.kind, target.name, "FR", target.insee_code, target.former_codes),
            *(target.siren, target.legal_form, target.liaison, target.population, target.population_year),
            *(target.latitude, target.longitude),
            *(target.address, target.postal_code, target.post_office, target.postal_codes),
            *(ids.get(target.epci), ids.get(target.ept), ids.get(target.departement), ids.get(target.region)),
            *(target.ends_on, target.is_end_exact, ids.get(target.successor), self._targets.year),
        )

    def _revised(self) -> Iterator[Revision]:
        for target in self._wanted:
            row = self._matching.by_key.get(target.key)
            # What has ended is history: a later vintage has nothing to add.
            if row is None or (target.ends_on is not None and row["ends_on"] is not None):
                continue
            revision = self._revision(row, self._values(target))
            if revision is not None:
                self._account(row, target, revision)
                yield revision

    def _revision(self, row: Present, values: Row) -> Revision | None:
        if row.values == values:
            return None
        changed = [index for index, value in enumerate(values) if value != row.values[index]]
        if row.kept:
            corrected = [index for index in changed if OWNED[index] in row.kept]
            if corrected:
                self._summary.add("kept", row["name"])
            changed = [index for index in changed if index not in corrected]
        fields = tuple(OWNED[index] for index in changed)
        before, after = (tuple(some[index] for index in changed) for some in (row.values, values))
        return Revision(row.pk, fields, before, after) if changed else None

    def _account(self, row: Present, target: Target, revision: Revision) -> None:
        code = target.insee_code or target.siren
        if revision.fields == ("vintage",):
            self._summary.add("confirmed")
        elif "name" in revision.fields:
            self._summary.add("renamed", f"{row['name']} → {target.name} ({code})")
            self._former_names.append((row.pk, row["name"]))
        else:
            self._summary.add("changed", f"{target.name} ({code})")

    def _ended(self) -> Iterator[Revision]:
        # The register tells the state on 1 January; new communes and EPCI nearly always begin on that day.
        day = date(self._targets.year, 1, 1)
        names = {self._ids.get(target.key): target.name for target in self._wanted}
        for row in self._matching.ended:
            successor = self._successor(row)
            if successor is None:
                self._summary.add("gone", f"{row['name']} ({row['insee_code'] or row['siren']})")
            else:
                self._summary.add("merged", f"{row['name']} → {names[successor]} ({row['insee_code'] or row['siren']})")
            before = tuple(row[name] for name in _ENDING)
            yield Revision(row.pk, _ENDING, before, (day, True, successor))

    def _successor(self, row: Present) -> int | None:
        if row["kind"] == AuthorityKind.COMMUNE:
            code = self._targets.successors.get(row["insee_code"], row["insee_code"])
            return self._ids.get((AuthorityKind.COMMUNE.value, code))
        if row["kind"] == AuthorityKind.EPCI:
            # The register names no successor for an EPCI: it is the one that most of its communes have joined.
            members = {other.pk for other in self._present if other["epci_id"] == row.pk}
            joined = Counter(
                self._ids.get(commune.epci)
                for commune in self._targets.communes
                if self._ids.get(commune.key) in members and commune.epci
            )
            return joined.most_common(1)[0][0] if joined else None
        return None

    def _new_names(self) -> list[Row]:
        usual = [(self._ids.get((usual.kind, usual.code)), usual.name) for usual in self._targets.annexes.usual_names]
        known = set(AuthorityName.objects.values_list("authority_id", "name"))
        wanted = dict.fromkeys((*self._former_names, *((pk, name) for pk, name in usual if pk is not None)))
        names = [pair for pair in wanted if pair not in known]
        return [(key, *pair) for key, pair in zip(self._reserve(AuthorityName, len(names)), names, strict=True)]
