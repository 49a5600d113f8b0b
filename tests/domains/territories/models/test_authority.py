"""How an authority is named in a sentence."""

import pytest

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority


@pytest.mark.parametrize(
    ("name", "liaison", "said"),
    [
        ("Lyon", 0, "de Lyon"),
        ("Angers", 1, "d’Angers"),
        ("Le Havre", 2, "du Havre"),
        ("La Rochelle", 3, "de La Rochelle"),
        ("Les Lilas", 4, "des Lilas"),
        ("L’Haÿ-les-Roses", 5, "de L’Haÿ-les-Roses"),
        ("Hambourg", None, "de Hambourg"),
        ("Oran", None, "d’Oran"),
        ("Îlot", None, "d’Îlot"),
    ],
)
def test_a_town_after_de(name, liaison, said):
    assert Authority(kind=AuthorityKind.COMMUNE, name=name, liaison=liaison).genitive == said


@pytest.mark.parametrize(
    ("kind", "name", "liaison", "said", "formal"),
    [
        ("departement", "Vienne", 3, "de la Vienne", "Département de la Vienne"),
        ("departement", "Aude", 5, "de l’Aude", "Département de l’Aude"),
        ("departement", "Bouches-du-Rhône", 4, "des Bouches-du-Rhône", "Département des Bouches-du-Rhône"),
        ("departement", "Meurthe-et-Moselle", 0, "de Meurthe-et-Moselle", "Département de Meurthe-et-Moselle"),
        ("region", "Occitanie", 1, "d’Occitanie", "Région Occitanie"),
        ("commune", "Lyon", 0, "de Lyon", "Lyon"),
    ],
)
def test_a_formal_name_says_the_nature_where_the_bare_name_would_mislead(kind, name, liaison, said, formal):
    authority = Authority(kind=kind, name=name, liaison=liaison)
    assert (authority.genitive, authority.formal_name) == (said, formal)


def test_an_address_has_no_empty_line():
    authority = Authority(address="Hôtel de ville\nBP 12", postal_code="69000", post_office="Lyon")
    assert authority.address_lines == ["Hôtel de ville", "BP 12", "69000 Lyon"]
    assert Authority().address_lines == []
