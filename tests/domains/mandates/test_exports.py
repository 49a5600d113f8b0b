from datetime import date

from faitiere.domains.mandates import exports
from tests.factories.mandates import BodyFactory, ParityRuleFactory, SeatFactory

TODAY = date(2024, 1, 19)


def test_each_seat_is_a_row_held_or_not(presidency):
    SeatFactory(body=presidency.seat.body, role="vice_president", order=7)

    rows = [dict(zip(exports.MANDATE_COLUMNS, row, strict=True)) for row in exports.mandate_rows(TODAY)]

    assert [(row["Siège"], row["Titulaire"], row["Titre"], row["État"]) for row in rows] == [
        ("présidence", "Bernard Morel", "Maire", "en vigueur"),
        ("vice-présidence", "Titulaire non connu", "", "non connu"),
    ]


def test_each_body_of_the_network_has_its_parity(presidency):
    ParityRuleFactory(body=BodyFactory(name="Bureau", size=2), since=date(2020, 12, 9))

    (row,) = exports.parity_rows(TODAY)

    told = dict(zip(exports.PARITY_COLUMNS, row, strict=True))
    assert (told["Instance"], told["Règle"], told["Constat"]) == (
        "Bureau",
        "obligatoire",
        "non vérifiable : composition incomplète",
    )
