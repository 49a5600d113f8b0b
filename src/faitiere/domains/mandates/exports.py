"""Mandates, vacancies and parity as rows of spreadsheets."""

from collections.abc import Iterator
from datetime import date

from faitiere.domains.mandates.models import Seat
from faitiere.domains.mandates.queries import bodies_on, holders_on, parities

Cell = str | int | float | date | None
Row = tuple[Cell, ...]
MANDATE_COLUMNS = (
    "Instance",
    "Siège",
    "Titulaire",
    "Titre",
    "Collectivité",
    "Suppléance",
    "Depuis",
    "Terme",
    "Dernière mention",
    "État",
    "À savoir",
)
PARITY_COLUMNS = (
    "Instance",
    "Femmes",
    "Hommes",
    "Non connu",
    "Sièges vacants",
    "Part des femmes (%)",
    "Règle",
    "Depuis",
    "Décidée par",
    "Constat",
)


def mandate_rows(on: date) -> Iterator[Row]:
    """Yield a row for each seat: who holds it on a day, and how sure that is."""
    seats = Seat.objects.select_related("body").order_by("body__order", "body__name", "order", "pk")
    for standing in holders_on(on, seats).values():
        mandate = standing.mandate
        yield (
            standing.seat.body.name,
            standing.seat.label or standing.seat.get_role_display(),
            standing.holder_name,
            standing.title,
            str(mandate.authority or "") if mandate else "",
            str(mandate.substitute or "") if mandate else "",
            str(mandate.held_since) if mandate else "",
            standing.term_ends_on,
            str(standing.last_seen or ""),
            str(standing.state_label),
            " ; ".join(standing.caveats),
        )


def parity_rows(on: date) -> Iterator[Row]:
    """Yield a row for each body of the network that exists on a day."""
    for parity in parities(bodies_on(on), on).values():
        yield (
            parity.body.name,
            parity.women,
            parity.men,
            parity.unknown,
            parity.unfilled,
            parity.percentage,
            str(parity.nature_label),
            parity.since,
            parity.decided_by,
            parity.verdict,
        )
