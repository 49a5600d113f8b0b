"""Groups, the turns of their life and the statements about their presidencies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from faitiere.demo.facts.reader import Source, day, load, note, source
from faitiere.kernel.periods import PartialDate

EUROPE = "europe"
THEMATIC = "groupes-thematiques"
# Groups that the 2020 list of presidencies does not file: where the network would.
ZONES_OF_OTHERS = {
    "gp-benin": "afrique-subsaharienne",
    "gp-cameroun": "afrique-subsaharienne",
    "dynamique-alc": "ameriques-caraibes",
    "gp-armenie": EUROPE,
    "gp-russie": EUROPE,
}
# Addresses shorter than the pack's identifiers; the rest lose their « gp- », « groupe- ».
SLUGS = {"dynamique-alc": "dalc", "mission-climat": "climat"}
KINDS = {
    "country_group": "country",
    "thematic_group": "thematic",
    "regional_dynamic": "dynamic",
    "cross_cutting_mission": "mission",
}
TYPE_WORDS = re.compile(r"^(Groupe-pays|Groupe thématique|Groupe|Dynamique|Mission transversale|Mission) ")


@dataclass(frozen=True)
class ZoneFact:
    """A heading under which the network files its groups."""

    slug: str
    name: str
    order: int


@dataclass(frozen=True)
class StepFact:
    """A turn in the life of a group."""

    kind: str
    seen: PartialDate
    not_before: PartialDate | None
    source: Source
    note: str


@dataclass(frozen=True)
class PresidencyFact:
    """A source says who presides a group."""

    holding: str
    role: str
    person: str
    authority: str
    organization: str
    label: str
    seen: PartialDate
    since: PartialDate | None
    not_before: PartialDate | None
    term_years: int | None
    source: Source
    note: str


@dataclass(frozen=True)
class GroupFact:
    """A group, a dynamic or a mission."""

    slug: str
    name: str
    kind: str
    zone: str
    countries: tuple[str, ...]
    themes: tuple[str, ...]
    goals: tuple[int, ...]
    also_named: tuple[str, ...]
    entrusted_to: str
    description: str
    source: Source
    steps: tuple[StepFact, ...]
    presidencies: tuple[PresidencyFact, ...]

    @property
    def short_name(self) -> str:
        """Return the name without the word that says what it is: « Sénégal »."""
        return TYPE_WORDS.sub("", self.name)


def zones() -> Iterator[ZoneFact]:
    """Yield the parts of the world of the 2020 list, and Europe; what is not a part of the world has no zone."""
    rows = [row for row in load("groups")["zones_2020"] if row["id"] != THEMATIC]
    for row in rows:
        yield ZoneFact(row["id"], row["name"], row["order"])
    yield ZoneFact(EUROPE, "Europe", len(rows) + 1)


def groups() -> Iterator[GroupFact]:
    """Yield every group of the pack, in its order."""
    for row in load("groups")["groups"]:
        yield GroupFact(
            slug=slug_of(row["id"]),
            name=row["name"],
            kind=KINDS[row["kind"]],
            zone=_zone(row),
            countries=tuple(row["countries"]),
            themes=tuple(row.get("themes", ())),
            goals=tuple(row.get("sdg", ())),
            also_named=tuple(row.get("also_named", ())),
            entrusted_to=row.get("partner_organization", ""),
            description=_description(row),
            source=source(row),
            steps=tuple(_step(step) for step in row.get("status_history", ())),
            presidencies=tuple(_presidency(presidency) for presidency in row["presidencies"]),
        )


def slug_of(identifier: str) -> str:
    """Return the address of a group of the pack: « gp-senegal » is « senegal »."""
    return SLUGS.get(identifier, re.sub(r"^(gp|groupe)-", "", identifier))


def _zone(row: dict[str, Any]) -> str:
    """Return the zone of a group, nothing for those that are filed by theme."""
    filed = row["zone_2020"] or ZONES_OF_OTHERS[row["id"]]
    return "" if filed == THEMATIC else filed


def _description(row: dict[str, Any]) -> str:
    """Return what the documents say of its aims, and the note on what they leave open."""
    aims = row.get("objectives", [])
    themes = row.get("roadmap_themes", []) or row.get("priority_themes_2020", [])
    sentences = [
        f"Objectifs : {' ; '.join(aims)}." if aims else "",
        f"Thèmes de travail cités : {', '.join(themes)}." if themes else "",
        note(row),
    ]
    return "\n\n".join(filter(None, sentences))


def _step(row: dict[str, Any]) -> StepFact:
    return StepFact(row["status"], PartialDate.parse(row["date"]), day(row.get("not_before")), source(row), note(row))


def _presidency(row: dict[str, Any]) -> PresidencyFact:
    return PresidencyFact(
        holding=row["holding"],
        role=row["role"],
        person=row.get("person") or "",
        authority=row.get("authority", ""),
        organization=row.get("organization", ""),
        label=row.get("label", ""),
        seen=PartialDate.parse(row["as_of"]),
        since=day(row.get("since")),
        not_before=day(row.get("not_before")),
        term_years=row.get("mandate_years"),
        source=source(row),
        note=note(row) or note({"note": row.get("role_note")}),
    )
