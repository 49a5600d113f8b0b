"""Groups as rows of a spreadsheet."""

from collections.abc import Iterator
from datetime import date

from faitiere.domains.groups.queries import cards_on

COLUMNS = (
    "Groupe", "Nature", "Zone", "Pays", "État", "Présidence", "Titre", "Collectivité", "Dernière mention", "À savoir",
)  # fmt: skip


def rows(on: date) -> Iterator[tuple[str, ...]]:
    """Yield a row for each group that exists on a day, in the network's order."""
    for card in cards_on(on):
        standing = card.standing
        mandate = standing.mandate if standing else None
        yield (
            card.group.name,
            card.group.get_kind_display(),
            str(card.group.zone or ""),
            ", ".join(country.name for country in card.countries),
            str(card.state.state.label) if card.state.state else "",
            standing.holder_name if standing else "",
            standing.title if standing else "",
            str(mandate.authority or "") if mandate else "",
            str(standing.last_seen or "") if standing else "",
            " ; ".join(standing.caveats) if standing else "",
        )
