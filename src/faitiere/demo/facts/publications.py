"""Publications that the documents name: what each says of it, and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from faitiere.demo.facts.groups import slug_of
from faitiere.demo.facts.reader import Source, load, source

KINDS = {
    "newsletter": "letter",
    "newsletter_issue": "letter",
    "activity_report": "activity_report",
    "internal_report": "report",
    "directory": "directory",
    "country_file": "country_file",
    "capitalisation": "capitalisation",
    "guide": "guide",
    "policy_note": "report",
    "training_material": "guide",
    "study": "report",
    "tool": "guide",
    "collection": "collection",
    "report": "report",
    "leaflet": "leaflet",
    "video": "video",
    "video_channel": "video",
    "charter": "text",
    "strategy": "text",
    "statutes": "text",
    "rules_of_procedure": "text",
    "speech": "other",
    "website": "other",
}
STATES = {
    "published": "published",
    "in_force": "published",
    "being_updated": "updating",
    "drafting": "announced",
    "in_progress": "announced",
    "in_preparation": "announced",
}
NETWORK = "cuf"


@dataclass(frozen=True)
class PublicationFact:
    """A publication as a document tells it; `publisher` is empty for the network itself."""

    slug: str
    title: str
    subtitle: str
    kind: str
    state: str
    description: str
    edition: int | None
    year: int | None
    period: str
    publisher: str
    publisher_authority: str
    partners: tuple[str, ...]
    countries: tuple[str, ...]
    group: str
    url: str
    url_label: str
    source: Source


def publications() -> Iterator[PublicationFact]:
    """Yield every publication of the pack, in its order."""
    for row in load("publications")["publications"]:
        link: dict[str, str] = next(iter(row.get("links", ())), {})
        yield PublicationFact(
            slug=row["id"],
            title=row["title"],
            subtitle=row.get("subtitle", ""),
            kind=KINDS[row["kind"]],
            state=STATES[row["status"]],
            description=_description(row),
            edition=row.get("edition"),
            year=_year(row),
            period=_period(row),
            publisher="" if row["publisher"] in {NETWORK, None} else row["publisher"],
            publisher_authority=row.get("publisher_authority", ""),
            partners=_partners(row),
            countries=tuple(row.get("countries", ())),
            group=slug_of(row["group"]) if row.get("group") else "",
            url=row.get("link") or link.get("url", ""),
            url_label=link.get("label", ""),
            source=source(row),
        )


def _year(row: dict[str, Any]) -> int | None:
    """Return the year that is printed, as an edition or as a date of publication; a period of years is not a year."""
    printed = row.get("year") or row.get("published", "")[:4]
    period = row.get("period", "")
    return int(printed or period[:4]) if printed or (period and "/" not in period) else None


def _period(row: dict[str, Any]) -> str:
    """Return « 2018-2022 », « saison 3 »; a period that is a year or a month is told by the title."""
    if "/" in row.get("period", ""):
        return str(row["period"]).replace("/", "-")
    return f"saison {row['season']}" if row.get("season") else ""


def _partners(row: dict[str, Any]) -> tuple[str, ...]:
    """Return those who helped, the network aside."""
    named = [partner["organization"] for partner in row.get("partners", ())]
    named += [row["co_publisher"]] if row.get("co_publisher") else []
    return tuple(name for name in named if name != NETWORK)


def _description(row: dict[str, Any]) -> str:
    """Return what the documents say of what is in it and for whom."""
    held = row.get("contents") or row.get("structure") or row.get("content") or []
    sentences = [
        row.get("description", ""),
        f"Contenu : {', '.join(held)}." if held else "",
        f"Thèmes cités : {', '.join(row['themes'])}." if row.get("themes") else "",
        f"Pour : {', '.join(row['readers'])}." if row.get("readers") else "",
    ]
    return "\n\n".join(filter(None, sentences))
