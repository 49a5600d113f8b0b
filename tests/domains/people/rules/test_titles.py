import pytest
from hypothesis import given
from hypothesis import strategies as st

from faitiere.domains.people.rules import titles

PAIRS = [
    ("Adjoint au Maire", "Adjointe au Maire"),
    ("Adjoint à la maire de Paris", "Adjointe à la maire de Paris"),
    (
        "Adjoint au Maire délégué aux Relations Internationales",
        "Adjointe au Maire déléguée aux Relations Internationales",
    ),
    (
        "Conseiller municipal délégué à la Promotion de la Ville",
        "Conseillère municipale déléguée à la Promotion de la Ville",
    ),
    ("Conseiller régional chargé des Relations", "Conseillère régionale chargée des Relations"),
    ("Vice-Président chargé de la Coopération", "Vice-Présidente chargée de la Coopération"),
    (
        "Vice-président de Toulouse Métropole en charge de l’Europe",
        "Vice-présidente de Toulouse Métropole en charge de l’Europe",
    ),
    ("1er adjoint, conseiller départemental", "1re adjointe, conseillère départementale"),
    ("Premier vice-président", "Première vice-présidente"),
    ("Président de la Commission International", "Présidente de la Commission International"),
    ("Maire de Dijon et président de Dijon Métropole", "Maire de Dijon et présidente de Dijon Métropole"),
    ("Maire-adjoint", "Maire-adjointe"),
    ("Représentant de la Région", "Représentante de la Région"),
    ("ADJOINT AU MAIRE", "ADJOINTE AU MAIRE"),
    ("Sénateur de la Vienne", "Sénatrice de la Vienne"),
    ("Ministre délégué", "Ministre déléguée"),
]
INVARIABLE = ["Maire de Poitiers", "Membre du conseil exécutif", "Représentant la Région", "Secrétaire"]


@pytest.mark.parametrize(("his", "hers"), PAIRS)
def test_a_title_agrees_with_whoever_holds_it(his, hers):
    assert titles.agree(his, "madame") == hers
    assert titles.agree(hers, "monsieur") == his
    assert titles.agree(hers, "madame") == hers
    assert titles.agree(his, "monsieur") == his


@pytest.mark.parametrize("title", INVARIABLE)
def test_what_does_not_speak_of_the_holder_is_left_alone(title):
    assert titles.agree(title, "madame") == title


def test_delegated_ministers_keep_the_gender_of_their_own():
    assert titles.agree("Conseillère auprès du ministre délégué", "madame") == "Conseillère auprès du ministre délégué"


def test_a_title_is_not_touched_when_nobody_knows_the_gender():
    assert titles.agree("Adjoint au Maire", "") == "Adjoint au Maire"


@given(st.text(max_size=80), st.sampled_from(["madame", "monsieur"]))
def test_agreeing_twice_changes_nothing_more(title, civility):
    once = titles.agree(title, civility)
    assert titles.agree(once, civility) == once
    assert not titles.contradicts(once, civility)


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Maire de Dijon", "head"),
        ("Président", "head"),
        ("Présidente de la commission euro-méditerranéenne", "other"),
        ("Maire adjointe aux relations internationales", "deputy"),
        ("Maire-adjoint", "deputy"),
        ("Maire délégué", "deputy"),
        ("1re adjointe", "deputy"),
        ("Première vice-présidente", "deputy"),
        ("Adjoint à la maire de Paris", "deputy"),
        ("Conseillère municipale déléguée au tourisme", "delegate"),
        ("Conseiller municipal", "councillor"),
        ("Ancien ministre", "other"),
        ("Représentant la Région", "other"),
    ],
)
def test_the_rank_is_read_from_the_title(title, rank):
    assert titles.rank(title) == rank


@pytest.mark.parametrize(
    ("civility", "title", "address"),
    [
        ("madame", "Maire de Poitiers", "Madame la Maire"),
        ("monsieur", "Maire de Dijon", "Monsieur le Maire"),
        ("madame", "Président du Département", "Madame la Présidente"),
        ("monsieur", "Vice-président de la Métropole", "Monsieur le Vice-président"),
        ("madame", "Adjointe au maire déléguée aux finances", "Madame l’Adjointe"),
        ("madame", "Maire adjointe", "Madame la Maire adjointe"),
        ("monsieur", "Maire-adjoint", "Monsieur le Maire adjoint"),
        ("monsieur", "Conseiller régional", "Monsieur le Conseiller"),
        ("madame", "Membre du conseil exécutif", "Madame"),
        ("madame", "", "Madame"),
        ("", "Maire", "Madame, Monsieur"),
    ],
)
def test_a_letter_begins_as_usage_wants(civility, title, address):
    assert titles.form_of_address(civility, title) == address
