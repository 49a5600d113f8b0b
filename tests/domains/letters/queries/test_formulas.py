"""How French names places, groups and countries in a letter."""

import pytest

from faitiere.domains.letters.queries.formulas import (
    country_with_article,
    formal_name,
    franco,
    named,
    of_network,
    years,
)
from faitiere.domains.territories.choices import AuthorityKind
from tests.factories.territories import AuthorityFactory, CountryFactory


@pytest.mark.parametrize(
    ("kind", "name", "liaison", "said"),
    [
        (AuthorityKind.COMMUNE, "Valmont-sur-Loire", 0, "Ville de Valmont-sur-Loire"),
        (AuthorityKind.COMMUNE, "Angers", 1, "Ville d’Angers"),
        (AuthorityKind.COMMUNE, "Le Havre", 2, "Ville du Havre"),
        (AuthorityKind.FOREIGN_MUNICIPALITY, "Amberre", None, "Ville d’Amberre"),
        (AuthorityKind.DEPARTEMENT, "Aude", 5, "Département de l’Aude"),
        (AuthorityKind.REGION, "Bretagne", 3, "Région Bretagne"),
        (AuthorityKind.EPCI, "CC des Rives", None, "Communauté de communes des Rives"),
        (AuthorityKind.EPCI, "Dijon Métropole", None, "Dijon Métropole"),
    ],
)
def test_an_authority_bears_its_name_in_full(kind, name, liaison, said) -> None:
    assert formal_name(AuthorityFactory.build(kind=kind, name=name, liaison=liaison, country=None)) == said


def test_groups_dynamics_and_missions_take_their_article() -> None:
    assert named("Groupe-pays Valdorie").of == "du groupe-pays Valdorie"
    assert named("Dynamique Rives").to == "à la dynamique Rives"
    assert named("Mission transversale Climat").the == "la mission transversale Climat"
    assert named("Palestine").the == "le groupe « Palestine »"


@pytest.mark.parametrize(
    ("name", "genitive", "said"),
    [
        ("Sénégal", "du Sénégal", "le Sénégal"),
        ("Tunisie", "de la Tunisie", "la Tunisie"),
        ("Arménie", "de l’Arménie", "l’Arménie"),
        ("États-Unis", "des États-Unis", "les États-Unis"),
        ("Haïti", "d’Haïti", "Haïti"),
        ("Inconnu", "", ""),
    ],
)
def test_a_country_takes_the_article_of_its_genitive(name: str, genitive: str, said: str) -> None:
    assert country_with_article(CountryFactory.build(name=name, genitive=genitive, zone=None)) == said


def test_adjectives_are_put_in_the_plural() -> None:
    assert [franco(word) for word in ("tunisien", "sénégalais", "oriental", "")] == [
        "franco-tunisiens",
        "franco-sénégalais",
        "franco-orientaux",
        "",
    ]


def test_a_term_is_written_in_words() -> None:
    assert [years(1), years(3), years(9)] == ["un an", "trois ans", "9 ans"]


def test_a_network_takes_the_article_of_its_noun() -> None:
    names = ("Réseau des rives", "Association des villes", "Fédération des ports", "Cités Unies")
    assert [of_network(name) for name in names] == [
        "du Réseau des rives",
        "de l’Association des villes",
        "de la Fédération des ports",
        "de Cités Unies",
    ]
