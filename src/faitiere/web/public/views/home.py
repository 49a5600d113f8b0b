"""The first page: what the network is, counted and drawn from what the rooms know."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from faitiere.domains.groups import queries
from faitiere.domains.groups.queries import GroupCard, Heading
from faitiere.web.public import sections
from faitiere.web.public.models import HomePage
from faitiere.web.public.pages import as_of, show

SHOWN = 6


@dataclass(frozen=True)
class Figure:
    """A number computed from the data, and what it counts."""

    label: str
    value: int


def home(request: HttpRequest) -> HttpResponse:
    """Show the first page, with what the team wrote on it."""
    return show_home(request, HomePage.objects.live().order_by("pk").first())


def show_home(request: HttpRequest, page: HomePage | None) -> HttpResponse:
    """Show the first page around a given text, which may be a draft."""
    day = as_of(request)
    headings = queries.directory(day.on)
    active = [card for heading in headings for card in heading.cards if card.is_active]
    led = [card for card in active if card.standing and card.standing.is_in_force]
    context = {
        "home": page,
        "sections": [sections.Section.of(heading) for heading in headings],
        "atlas": sections.atlas(headings, day),
        "figures": _figures(headings, active, queries.engaged_on(day.on).count()),
        "latest": sorted(led, key=_held_from, reverse=True)[:SHOWN],
        "awaited": [card for card in active if card not in led][:SHOWN],
    }
    return show(request, "public/home.html", context)


def _held_from(card: GroupCard) -> str:
    """Sort presidencies by the day since which they are known."""
    mandate = card.standing and card.standing.mandate
    return mandate.holds_from.isoformat() if mandate else ""


def _figures(headings: list[Heading], active: list[GroupCard], engaged: int) -> list[Figure]:
    """Count the groups at work, their countries, the authorities engaged, the presidencies confirmed."""
    countries = {country.code for card in active for country in card.countries}
    confirmed = [card for card in active if card.standing and card.standing.is_in_force]
    return [
        Figure("groupes actifs", len(active)),
        Figure("pays suivis", len(countries)),
        Figure("collectivités engagées", engaged),
        Figure("présidences confirmées", len(confirmed)),
    ]
