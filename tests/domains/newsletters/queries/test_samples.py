"""A letter is tried on the names that are the hardest on it."""

from faitiere.domains.newsletters.queries.samples import NOBODY, hardest
from faitiere.kernel.mail.mailings import Addressee


def reader(name, **values):
    known = {"salutation": "Madame", "authority": "Rives", "why": "Parce que.", **values}
    return Addressee(address=f"{len(name)}@rives.example", name=name, variant="other", values=known)


def test_the_hardest_are_tried_once_each_after_the_invented_one():
    long = reader("Marie-Antoinette de la Tour-Saint-Ambroise", salutation="Madame la Vice-présidente")
    wide = reader("Léa N", authority="Communauté d’agglomération des Deux Rives et du Val")
    holed = reader("Paul", authority="", salutation="")
    plain = reader("Jeanne Dupont")
    assert hardest([plain, wide, long, holed]) == [NOBODY, long, wide, holed]


def test_without_readers_the_invented_one_stands_in():
    assert hardest([]) == [NOBODY]
