"""The words of an authority: of its names and of its codes."""

import pytest

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import AuthorityWord
from faitiere.domains.territories.services import words
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db


def words_of(authority) -> dict[str, bool]:
    words.rebuild([authority.pk])
    return dict(AuthorityWord.objects.filter(authority=authority).values_list("word", "is_whole"))


def test_a_town_has_the_words_of_its_name_and_codes():
    town = AuthorityFactory(
        name="St-Jean-d’Œuvre",
        insee_code="2A999",
        postal_codes="20100 20110",
        postal_code="20100",
        former_codes="00777",
    )
    assert words_of(town) == {
        "saint": False,
        "jean": False,
        "oeuvre": False,
        "saintjeandoeuvre": True,
        "2a999": True,
        "00777": True,
        "20100": False,
        "20110": False,
    }


def test_an_epci_is_found_with_and_without_its_legal_form():
    epci = AuthorityFactory(
        kind=AuthorityKind.EPCI, name="Communauté de communes des Rives", legal_form="CC", insee_code=""
    )
    assert words_of(epci) == {
        "communaute": False,
        "communes": False,
        "rives": False,
        "cc": False,
        "communautedecommunesdesrives": True,
        "ccdesrives": True,
        "desrives": True,
    }


def test_writing_them_again_forgets_what_is_no_longer_true():
    town = AuthorityFactory(name="Aubeville", insee_code="")
    assert words_of(town) == {"aubeville": True}
    town.name = "Brièvre"
    town.save()
    assert words_of(town) == {"brievre": True}


def test_a_very_long_name_fits():
    town = AuthorityFactory(name="Interminable" * 12, insee_code="")
    assert words_of(town) == {("interminable" * 12)[:60]: True}
