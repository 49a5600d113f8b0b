"""Lists of addresses that come in a spreadsheet or are pasted: columns known by their headings or by an « @ »."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from faitiere.kernel.mail.addresses import normalised
from faitiere.kernel.words import words

ADDRESS = {"email", "e mail", "courriel", "mail", "adresse", "adresse electronique", "adresse mail", "adresse e mail"}
NAMES = {"prenom", "nom", "nom de famille", "nom complet", "prenom et nom", "nom et prenom"}
Row = dict[str, str | int]


def understood(table: Sequence[Sequence[str]]) -> list[Row] | None:
    """Return line, address, name and what is wrong of each row; None when no column holds addresses."""
    filled = [(line, cells) for line, cells in enumerate(table, start=1) if any(cells)]
    if not filled:
        return None
    headings = [" ".join(words(cell)) for cell in filled[0][1]]
    if (column := next((rank for rank, said in enumerate(headings) if said in ADDRESS), None)) is not None:
        names = [rank for rank, said in sorted(enumerate(headings), key=_first_name_first) if said in NAMES]
        return list(_rows(filled[1:], column, names))
    # A list without headings: the address is what has an « @ », the name is the rest.
    column = next((rank for rank, cell in enumerate(filled[0][1]) if "@" in cell), None)
    if column is None:
        return None
    return list(_rows(filled, column, [rank for rank in range(len(headings)) if rank != column]))


def _first_name_first(heading: tuple[int, str]) -> bool:
    return not heading[1].startswith("prenom")


def _rows(filled: Sequence[tuple[int, Sequence[str]]], column: int, names: Sequence[int]) -> Iterator[Row]:
    for line, cells in filled:
        said = cells[column] if column < len(cells) else ""
        name = " ".join(cells[rank] for rank in names if rank < len(cells) and cells[rank])
        address, refusal = normalised(said), ""
        try:
            validate_email(address)
        except ValidationError:
            refusal = f"« {said} » n’est pas une adresse"[:200]
        yield {"line": line, "address": address[:254], "name": name[:150], "refusal": refusal}
