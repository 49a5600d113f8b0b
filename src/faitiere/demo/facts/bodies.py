"""Bodies, their parity rules, and where the network is represented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from faitiere.demo.facts.people import NETWORK
from faitiere.demo.facts.reader import Source, cite, day, load, note, source
from faitiere.kernel.periods import PartialDate

BUREAU = "bureau"
CRISES = "gt-cglu-crises"
KINDS = {
    "general_assembly": "assembly",
    "extraordinary_assembly": "assembly",
    "board": "board",
    "executive_bureau": "bureau",
    "presidents_conference": "presidents",
    "donors_committee_type": "donors",
    "donors_committee": "donors",
    "steering_committee": "steering",
    "working_group": "working",
    "external_body": "outside",
}
# The bodies are renewed after municipal elections (report of 2020), which come every six years (code électoral, L227).
RENEWED_WITH_MUNICIPALITIES = {"ca", BUREAU}
MUNICIPAL_TERM = 6
NATURES = {"rule": "required", "recommendation": "recommended"}


@dataclass(frozen=True)
class BodyFact:
    """A body of the network, or one outside where it sits."""

    slug: str
    name: str
    acronym: str
    kind: str
    organization: str
    parent: str
    description: str
    size: int | None
    term_years: int | None
    starts_on: PartialDate | None
    order: int
    source: Source


@dataclass(frozen=True)
class ParityFact:
    """How binding parity is for a body, since when, by whose decision."""

    body: str
    nature: str
    since: date
    decided_by: str
    source: Source


@dataclass(frozen=True)
class SeatFact:
    """A source says who holds a seat that is not the presidency of a group."""

    body: str
    role: str
    order: int
    label: str
    person: str
    authority: str
    seen: PartialDate
    since: PartialDate | None
    until: PartialDate | None
    source: Source
    note: str


def bodies() -> Iterator[BodyFact]:
    """Yield every body of the pack, in its order."""
    for order, row in enumerate(load("bodies")["bodies"], start=1):
        owner = row.get("organization", "")
        composition: dict[str, Any] = next(iter(row.get("compositions", ())), {})
        size = row.get("size") or composition.get("size")
        lines = [row.get("description", ""), note(row), note({"note": row.get("size_note")})]
        yield BodyFact(
            slug=row["id"],
            name=row["name"],
            acronym=row.get("acronym", ""),
            kind=KINDS[row["kind"]],
            organization="" if owner == NETWORK else owner,
            parent=row.get("parent_body", ""),
            description="\n\n".join(filter(None, lines)),
            size=size,
            term_years=MUNICIPAL_TERM if row["id"] in RENEWED_WITH_MUNICIPALITIES else None,
            starts_on=day(row.get("created", {}).get("date")),
            order=order,
            source=source(row),
        )


def parity_rules() -> Iterator[ParityFact]:
    """Yield the rules and recommendations on parity; the statement that the bureau was equal in 2020 is not a rule."""
    names = {row["id"]: row["name"] for row in load("bodies")["bodies"]}
    for row in load("bodies")["rules"]:
        if "parite" in row["id"] and row["nature"] in NATURES:
            since = PartialDate.parse(row["since"]).first
            yield ParityFact(row["body"], NATURES[row["nature"]], since, names[row["decided_by"]], source(row))


def bureau_seats() -> Iterator[SeatFact]:
    """Yield who holds which place in the bureau; a place keeps its rank from one composition to the next.

    The presidency is told with its dates by the network's own sheet, so the compositions only add the other places.
    """
    bureau = next(row for row in load("bodies")["bodies"] if row["id"] == BUREAU)
    roles = {member["rank"]: member["role"] for found in bureau["compositions"] for member in found["members"]}
    yield from _network_presidents()
    for composition in bureau["compositions"]:
        for member in composition["members"][1:]:
            yield SeatFact(
                body=BUREAU,
                role=roles[member["rank"]],
                order=member["rank"],
                label="",
                person=member["person"],
                authority="",
                seen=PartialDate.parse(composition["as_of"]),
                since=None,
                until=None,
                source=source(composition),
                note=f"Rôle imprimé : {member['role_printed']}.",
            )


def outside_chairs() -> Iterator[SeatFact]:
    """Yield who is said to preside the outside working group on crises: two sources that disagree."""
    body = next(row for row in load("bodies")["bodies"] if row["id"] == CRISES)
    for row in body["chairs"]:
        yield _outside(row, CRISES, "president", 1, note(row))


def representations() -> Iterator[SeatFact]:
    """Yield who represents the network in an outside body, holder then substitute."""
    for row in load("bodies")["external_representations"]:
        for order, (place, role) in enumerate({"holder": "delegate", "substitute": "substitute"}.items(), start=2):
            if row[place]:
                seated = {**row[place], "as_of": row["as_of"], "source": row["source"]}
                yield _outside(seated, row["body"], role, order, note(row))


def _network_presidents() -> Iterator[SeatFact]:
    for row in load("network")["network"]["presidents"]:
        for reference in [row["source"], *row.get("also_sources", ())]:
            seen = _seen(reference)
            if seen:
                yield SeatFact(
                    body=BUREAU,
                    role="president",
                    order=1,
                    label="Présidence",
                    person=row["person"],
                    authority=row["authority"],
                    seen=seen,
                    since=day(row["since"]),
                    until=day(row["until"]),
                    source=cite(reference),
                    note=note(row),
                )


def _seen(reference: dict[str, str]) -> PartialDate | None:
    """Return the date that a document gives to a presidency: its own; the undated template says nothing."""
    dates = {"001": "2018-09-25", "002": "2024-01", "003": "2023-05-15", "004": "2020-10"}
    return day(dates.get(reference["doc"]))


def _outside(row: dict[str, Any], body: str, role: str, order: int, said: str) -> SeatFact:
    return SeatFact(
        body=body,
        role=role,
        order=order,
        label="",
        person=row.get("person", ""),
        authority=row.get("authority", ""),
        seen=PartialDate.parse(row["as_of"]),
        since=None,
        until=None,
        source=source(row),
        note=said,
    )
