"""Persons, the offices they hold and the positions they have, as the documents print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from faitiere.demo.facts.reader import Source, day, load, note, source
from faitiere.kernel.periods import PartialDate

NETWORK = "cuf"
PORTFOLIO = re.compile(
    r"(?:délégué|déléguée|chargé|chargée|en charge) (?:à la |à l’|aux |au |à |de la |de l’|des |du )(.+)$"
)


@dataclass(frozen=True)
class OfficeFact:
    """A source gives somebody a title in an authority or an organisation."""

    title: str
    title_printed: str
    authority: str
    organization: str
    service: str
    seen: PartialDate
    since: PartialDate | None
    until: PartialDate | None
    source: Source
    note: str

    @property
    def portfolio(self) -> str:
        """Return what follows « délégué à », « chargée de »… in the title."""
        found = PORTFOLIO.search(self.title)
        return found[1] if found else ""


@dataclass(frozen=True)
class PersonFact:
    """Somebody the documents name."""

    slug: str
    civility: str
    first_name: str
    last_name: str
    also_spelled: tuple[str, ...]
    note: str
    offices: tuple[OfficeFact, ...]


def persons() -> Iterator[PersonFact]:
    """Yield every person of the pack, in its order."""
    for row in load("people")["people"]:
        yield PersonFact(
            slug=row["id"],
            civility=row["civility"].lower(),
            first_name=row["first_name"],
            last_name=row["last_name"],
            also_spelled=tuple(row.get("also_spelled", ())),
            note=note(row),
            offices=_offices(row["offices"]),
        )


def services() -> dict[str, str]:
    """Return the staff services, identifier → name."""
    return {row["id"]: row["name"] for row in load("network")["staff_services"]}


def _offices(rows: list[dict[str, Any]]) -> tuple[OfficeFact, ...]:
    """Read them by date; titles that differ by capitals only are one, named by its latest wording."""
    by_date = sorted(rows, key=lambda row: row["as_of"])
    titles = {_same(row): row["title"] for row in by_date}
    return tuple(_office(row, titles[_same(row)]) for row in by_date)


def _same(row: dict[str, Any]) -> tuple[str, str]:
    return row.get("authority") or row.get("organization") or "", row["title"].casefold()


def _office(row: dict[str, Any], title: str) -> OfficeFact:
    return OfficeFact(
        title=title,
        title_printed=row.get("title_printed", "" if row["title"] == title else row["title"]),
        authority=row.get("authority", ""),
        organization=row.get("organization", ""),
        service=row.get("service", ""),
        seen=PartialDate.parse(row["as_of"]),
        since=day(row.get("since")),
        until=day(row.get("until")),
        source=source(row),
        note=note(row),
    )
