"""Word templates of the staff: what may stand in them, what comes out."""

import pytest

from faitiere.domains.letters import documents
from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.documents.word_template import MAX_UNPACKED, text_of
from tests.factories.letters import EXAMPLES
from tests.factories.word import MISSION, repacked, split_runs, word_file

KIND = TemplateKind.MISSION


def filled(file: bytes, **changes):
    facts = {"values": EXAMPLES, "kind": KIND, "variant": "pays", "is_feminine": False} | changes
    return documents.fill(file, facts.pop("values"), **facts)


def test_a_real_letter_turned_into_a_template_is_accepted() -> None:
    documents.check(word_file(MISSION), kind=KIND)


def test_it_comes_out_complete_and_in_the_right_gender() -> None:
    result = filled(word_file(MISSION), is_feminine=True, values=EXAMPLES | {"appel": "Madame la Maire"})
    text = "\n".join(result.paragraphs)
    assert result.missing == ()
    assert "empêchée" in text
    assert "Madame la Maire," in text
    assert "présidence du groupe-pays Sénégal" in text
    assert "Fondé en 2012, le groupe-pays Sénégal réunit 24 collectivités" in text
    assert not any(mark in text for mark in ("{", "}", "%"))
    assert text_of(result.docx) == result.paragraphs


def test_paragraphs_of_unknown_variables_vanish_whole() -> None:
    result = filled(word_file(MISSION), values=EXAMPLES | {"faitiere": "", "annee_de_creation": ""})
    assert not any("interlocuteur" in paragraph for paragraph in result.paragraphs)
    assert any(paragraph.startswith("Le groupe-pays") for paragraph in result.paragraphs)
    assert result.missing == ()


def test_an_unknown_value_that_is_printed_is_named() -> None:
    assert filled(word_file(MISSION), values=EXAMPLES | {"duree": ""}).missing == ("duree",)


def test_a_tag_that_word_cut_into_pieces_is_read_whole() -> None:
    assert filled(split_runs("Bonjour {{ civilite }} {{ nom }}.")).paragraphs == ("Bonjour Monsieur Lefèvre.",)


def test_a_value_is_never_read_as_markup_or_as_a_tag() -> None:
    hostile = "<w:p>A & B</w:p> {{ nom }} {% if %}"
    assert filled(word_file(["{{ nom_complet }}"]), values={"nom_complet": hostile}).paragraphs == (hostile,)


def test_headers_are_filled_too() -> None:
    assert filled(word_file(["Corps"], header="{{ reseau }}")).paragraphs[0] == "Réseau des rives"


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        ("{{ civilité }}", "La balise « civilité » n’existe pas. Vouliez-vous dire « civilite » ?"),
        ("{{ groupe.__class__ }}", "Une balise fait plus que d’afficher une variable"),
        ("{{ groupe|upper }}", "Une balise fait plus que d’afficher une variable"),
        ("{{ range(10) }}", "Une balise fait plus que d’afficher une variable"),
        ("{% for x in groupe %}{{ x }}{% endfor %}", "Une balise fait plus que d’afficher une variable"),
        ("{% set x = 1 %}", "Une balise fait plus que d’afficher une variable"),
        ("{% include 'x' %}", "Une balise fait plus que d’afficher une variable"),
        ("{% if groupe %}sans fin", "Une balise n’est pas bien formée"),
        ("{{ groupe", "Une balise n’est pas bien formée"),
        ("{{ 'a' * 1000000 }}", "Une balise fait plus que d’afficher une variable"),
    ],
)
def test_anything_but_a_listed_variable_or_a_condition_is_refused(paragraph: str, sentence: str) -> None:
    with pytest.raises(documents.WordProblem, match="^" + sentence.replace("?", r"\?").replace("(", r"\(")):
        documents.check(word_file([paragraph]), kind=KIND)


def test_a_tag_hidden_in_a_header_is_checked() -> None:
    with pytest.raises(documents.WordProblem, match="secret"):
        documents.check(word_file(["Corps"], header="{{ secret }}"), kind=KIND)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"%PDF-1.7", "n’est pas un document Word"),
        (b"PK\x03\x04 not a zip", "n’est pas un document Word"),
        (repacked(word_file(["x"]), word__vbaProject_bin=b"macro"), "macros"),
        (repacked(word_file(["x"]), word__embeddings__a_bin=b"ole"), "objets incorporés"),
        (repacked(word_file(["x"]), word__bomb_xml=b"0" * (MAX_UNPACKED + 1)), "volume anormal"),
        (repacked(word_file(["x"]), word__dtd_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "entités XML"),
    ],
)
def test_a_file_that_is_not_an_honest_word_document_is_not_opened(file: bytes, sentence: str) -> None:
    with pytest.raises(documents.WordProblem, match=sentence):
        documents.check(file, kind=KIND)
