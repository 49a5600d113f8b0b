"""Whom an audience means, as rows of a spreadsheet."""

from collections.abc import Iterator
from datetime import date

from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries import explained_people, lines_of

COLUMNS = ("Civilité", "Prénom", "Nom", "Collectivité", "Nature", "Pourquoi", "Adresse électronique")


def rows(audience: Audience, on: date) -> Iterator[tuple[str, ...]]:
    """Yield a row for each person on a day, by name; those without an address too."""
    for one in explained_people(lines_of(audience), on=on):
        yield (
            one.person.get_civility_display(),
            one.person.first_name,
            one.person.last_name,
            one.authority.name if one.authority else "",
            one.authority.get_kind_display() if one.authority else "",
            one.why,
            one.email,
        )
