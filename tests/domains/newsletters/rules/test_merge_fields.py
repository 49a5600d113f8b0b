"""The closed list of what a letter may say of its reader."""

from faitiere.domains.newsletters.rules import merge_fields


def test_what_is_not_on_the_list_is_named():
    assert merge_fields.unknown("Bonjour [[name]], de [[authority]] : [[ birth_date ]]") == {"birth_date"}


def test_nobody_is_addressed_in_the_archive():
    said = merge_fields.for_everybody("[[salutation]], [[name]]voici la lettre. [[à compléter]]")
    assert said == "Madame, Monsieur, voici la lettre. [[à compléter]]"


def test_a_field_is_meant_whatever_its_spaces_and_a_text_from_elsewhere_holds_none():
    assert merge_fields.exact("[[ name ]], [[Nom]]") == "[[name]], [[Nom]]"
    assert not merge_fields.used(merge_fields.inert("[[name]] [[[preferences_url]]]"))
