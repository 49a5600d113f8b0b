"""A letter put together from blocks and values."""

import pytest

from faitiere.domains.letters.choices import BlockPresence, TemplateKind
from faitiere.domains.letters.models import TemplateBlock
from faitiere.domains.letters.queries.composition import BlockFate, Composition, Recipe, compose


def composed(*blocks: TemplateBlock, values=None, requested=(), variant="pays", is_feminine=False) -> Composition:
    return compose(blocks, Recipe(TemplateKind.MISSION, variant, values or {}, is_feminine, requested))


def block(text: str, **fields) -> TemplateBlock:
    return TemplateBlock(**{"title": "Contexte", "kind": "paragraph"} | fields, text=text)


def test_a_block_of_another_case_is_not_printed() -> None:
    letter = composed(block("Ici", variant="pays"), block("Là", variant="travail"))
    assert [part.text for part in letter.printed] == ["Ici"]
    assert letter.blocks[1].fate == BlockFate.OTHER_CASE


def test_a_block_that_speaks_of_the_unknown_refuses_and_names_itself() -> None:
    letter = composed(block("Avec {{ faitiere }}."))
    assert letter.problems == ["Bloc « Contexte » : il manque « association de collectivités du pays »."]
    assert letter.printed == []


def test_a_block_printed_when_known_vanishes_when_not() -> None:
    letter = composed(block("Avec {{ faitiere }}.", presence=BlockPresence.WHEN_KNOWN))
    assert (letter.problems, letter.printed, letter.blocks[0].missing) == ([], [], ("faitiere",))


def test_a_block_on_request_waits_to_be_asked() -> None:
    asked = block("{{ contexte_pays }}", presence=BlockPresence.ON_REQUEST)
    assert composed(asked).blocks[0].fate == BlockFate.NOT_REQUESTED
    assert composed(asked, values={"contexte_pays": "Un texte."}, requested=["Contexte"]).printed[0].text == "Un texte."


def test_an_optional_block_switched_on_and_left_empty_is_refused_by_name() -> None:
    asked = block("{{ contexte_pays }}", presence=BlockPresence.ON_REQUEST)
    assert composed(asked, requested=["Contexte"]).problems == ["Bloc « Contexte » : il manque « contexte du pays »."]
    empty = block("  ", presence=BlockPresence.ON_REQUEST)
    assert composed(empty, requested=["Contexte"]).problems == ["Bloc « Contexte » : il est vide."]


@pytest.mark.parametrize("typed", ["CONTEXTE PAYS à écrire", "à voir ??", "élu/e", "deux  espaces", "(ouvert"])
def test_a_remark_typed_in_a_variable_is_refused_too(typed: str) -> None:
    assert composed(block("{{ contexte_pays }}"), values={"contexte_pays": typed}).problems != []


def test_empty_lines_of_an_address_are_dropped_and_paragraphs_joined() -> None:
    address = block("{{ civilite }}\n\n{{ si adresse }}{{ adresse }}{{ fin }}\nFin", kind="addressee")
    assert composed(address, values={"civilite": "Madame"}).printed[0].text == "Madame\nFin"
    assert composed(block("Une\nligne")).printed[0].text == "Une ligne"


def test_french_typography_is_applied_to_what_is_printed() -> None:
    assert composed(block("L'action : oui !")).printed[0].text == "L’action\u00a0: oui\u202f!"


def test_forms_agree_with_the_addressee() -> None:
    template = block("[empêché|empêchée]")
    assert composed(template).printed[0].text == "empêché"
    assert composed(template, is_feminine=True).printed[0].text == "empêchée"
