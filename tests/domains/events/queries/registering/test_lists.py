from datetime import date

import pytest

from faitiere.domains.events.queries.registering.lists import understood
from faitiere.domains.territories.services import words

TODAY = date(2024, 1, 19)


def read(*rows):
    return understood(list(rows), TODAY)


@pytest.mark.django_db
def test_columns_are_known_by_their_headings_in_any_order_and_the_others_are_named():
    found = read(["Courriel", "NOM", "Prénom", "Taille"], ["zoe@ville.example", "Petit", "Zoé", "XL"])
    (row,) = found.rows
    assert (row["line"], row["first_name"], row["last_name"], row["email"]) == (2, "Zoé", "Petit", "zoe@ville.example")
    assert (row["refusal"], row["remarks"], found.ignored) == ("", [], ["Taille"])


@pytest.mark.django_db
def test_a_table_without_names_is_not_understood():
    assert read(["Courriel"], ["zoe@ville.example"]) is None
    assert read([""], []) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "email", "refusal"),
    [
        ("", "zoe@ville.example", "sans nom"),
        ("Petit", "zoe@", "« zoe@ » n’est pas une adresse électronique"),
        ("Petit" * 40, "zoe@ville.example", "un texte est trop long"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why(name, email, refusal):
    (row,) = read(["Nom", "Prénom", "Mail"], [name, "Zoé", email]).rows
    assert row["refusal"] == refusal


@pytest.mark.django_db
def test_a_doubtful_row_says_what_to_look_at():
    (row,) = read(["Nom", "Ville"], ["Zoé Petit", "Nullepart"]).rows
    assert (row["first_name"], row["last_name"], row["organization_name"]) == ("Zoé", "Petit", "Nullepart")
    assert row["remarks"] == [
        "prénom et nom séparés à la première espace",
        "sans adresse : rien ne pourra lui être écrit",
        "« Nullepart » : collectivité inconnue, gardée comme organisation",
    ]


def test_an_address_of_the_directory_names_its_person_and_a_name_its_authority(chloe, valmont):
    words.rebuild([valmont.pk])
    email = chloe.person.contacts.get(kind="email").value
    rows = read(["Nom", "Email", "Commune"], ["Garnier", email.upper(), ""], ["Petit", "", valmont.name]).rows
    assert rows[0]["person"] == chloe.person.pk
    assert [row["authority"] for row in rows] == [valmont.pk, valmont.pk]
