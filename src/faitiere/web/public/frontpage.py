"""What the first page counts, draws and lists, from what the rooms know."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from faitiere.domains.groups import queries
from faitiere.domains.groups.queries import GroupCard
from faitiere.web.public import sections
from faitiere.web.public.events.listing import soon
from faitiere.web.public.events.sight import sight
from faitiere.web.public.newsroom.articles import latest
from faitiere.web.public.pages import as_of, frame

SHOWN = 6
SOON = 5
NEWS = 4


@dataclass(frozen=True)
class Figure:
    """A number computed from the data, and what it counts."""

    label: str
    value: int


def known(request: HttpRequest) -> dict[str, Any]:
    """Return all that the first page shows, the team's own words aside."""
    day = as_of(request)
    headings = queries.directory(day.on)
    active = [card for heading in headings for card in heading.cards if card.is_active]
    led = [card for card in active if card.standing and card.standing.is_in_force]
    awaited = sorted((card for card in active if card not in led), key=_is_held)
    return frame(request) | {
        "sections": [sections.Section.of(heading) for heading in headings],
        "atlas": sections.atlas(headings, day),
        "figures": [
            Figure("groupes actifs", len(active)),
            Figure("pays suivis", len({country.code for card in active for country in card.countries})),
            Figure("collectivités engagées", queries.engaged_on(day.on).count()),
            Figure("présidences confirmées", len(led)),
        ],
        "news": list(latest(day.on)[:NEWS]),
        "soon": soon(sight(request), day.on, limit=SOON),
        "latest": sorted(led, key=_held_from, reverse=True)[:SHOWN],
        "awaited": awaited[:SHOWN],
        "awaited_more": len(awaited[SHOWN:]),
    }


def _is_held(card: GroupCard) -> bool:
    """Sort the presidencies that nobody holds before those that nobody confirms."""
    return card.standing is not None and card.standing.is_held


def _held_from(card: GroupCard) -> date:
    """Sort presidencies by the day since which they are known."""
    mandate = card.standing and card.standing.mandate
    return mandate.holds_from if mandate else date.min
