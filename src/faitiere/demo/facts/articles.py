"""The items of the January 2024 letter: titles and calls as printed, their text summed up.

Neither their kind nor the day they went online is printed: kinds are read from titles; days are technical,
three articles a working day from 4 January, in the printed order, so that the letter of
19 January finds them in that order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from faitiere.demo.facts.groups import slug_of
from faitiere.demo.facts.reader import load

FIRST_DAY = date(2024, 1, 4)
HOURS = (9, 11, 15)
PARIS = ZoneInfo("Europe/Paris")
# Headings are printed in capitals, or not at all.
RUBRICS = {
    "editorial": "Éditorial",
    "informations-cuf": "Informations – Cités Unies France",
    "actualites-geographiques": "Actualités géographiques",
    "actualites-thematiques": "Actualités thématiques",
    "actualites-crises": "Actualités crises et réhabilitation",
    "actualites-monde-europe": "Actualités réseau Monde & Europe",
    "actualites-cooperations": "Actualités des coopérations des collectivités adhérentes",
    "adhesion": "Adhésion",
}
KINDS = {
    "art-raict-2024": "save_the_date",
    "art-rdv-diplomatie-2": "save_the_date",
    "art-maroc": "report",
    "art-dalc": "report",
    "art-mauritanie": "report",
    "art-jerest2": "report",
    "art-tunisie": "report",
    "art-japon": "report",
    "art-armenie-compte-rendu": "report",
    "art-jeunesses": "report",
    "art-gt-cglu": "report",
    "art-consultation-sahel": "call",
    "art-repertoire-liban": "call",
    "art-repertoire-armenie": "call",
    "art-fonds-haiti": "call",
    "art-nancy-kanazawa": "partner",
}


@dataclass(frozen=True)
class CallFact:
    """An address of the printed item, with its label when one is printed."""

    label: str
    url: str


@dataclass(frozen=True)
class ArticleFact:
    """An item; `group` is the one printed as organising it, `related` one that we link to it."""

    slug: str
    title: str
    kind: str
    rubric: str
    summary: str
    group: str
    related: str
    countries: tuple[str, ...]
    events: tuple[str, ...]
    calls: tuple[CallFact, ...]
    published_at: datetime


def rubrics() -> Iterator[tuple[str, str]]:
    """Yield the identifier and the name of each rubric, in the order of the letter."""
    yield from RUBRICS.items()


def articles() -> Iterator[ArticleFact]:
    """Yield the items in the printed order."""
    for row, moment in zip(load("articles")["articles"], _moments(), strict=False):
        group = slug_of(row["group"]) if row["group"] else ""
        is_ours = "group_note" in row
        yield ArticleFact(
            slug=row["id"].removeprefix("art-"),
            title=row["title"],
            kind=KINDS.get(row["id"], "news"),
            rubric=row["section"],
            summary=row["summary"],
            group="" if is_ours else group,
            related=group if is_ours else "",
            countries=tuple(row.get("countries") or ()),
            events=tuple(row.get("events") or ()),
            calls=tuple(CallFact(call["label"] or "", call["url"]) for call in row["cta"]),
            published_at=moment,
        )


def _moments() -> Iterator[datetime]:
    day = FIRST_DAY
    while True:
        if day.isoweekday() <= 5:
            for hour in HOURS:
                yield datetime.combine(day, time(hour), PARIS)
        day += timedelta(days=1)
