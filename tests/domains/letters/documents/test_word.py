"""The letter as a Word file."""

from io import BytesIO

from docx import Document

from faitiere.domains.letters.documents import as_docx
from tests.factories.letters import DAY, content


def opened(**changes):
    return Document(BytesIO(as_docx(content(**changes), title="Lettre de mission", on=DAY)))


def test_it_is_read_in_the_order_of_the_page() -> None:
    assert [paragraph.text for paragraph in opened().paragraphs] == [
        "Réseau des rives",
        "Agir ensemble",
        "9, rue du Port",
        "Monsieur Bernard Lefèvre",
        "Rivecourt, le 19 janvier 2024",
        "LE PRÉSIDENT",
        "Objet\u00a0: lettre de mission",
        "Réf.\u00a0: 2024-001",
        "Monsieur le Maire,",
        "Vos missions\u00a0:",
        "animer\u202f;",
        "représenter.",
        "Recevez mes salutations.",
        "Jeanne Morel",
        "Maire de Rivecourt",
    ]


def test_it_says_its_title_language_and_headings_to_a_screen_reader() -> None:
    paper = opened()
    assert (paper.core_properties.title, paper.core_properties.language) == ("Lettre de mission", "fr-FR")
    assert [p.text for p in paper.paragraphs if p.style.name == "Heading 1"] == ["Objet\u00a0: lettre de mission"]
    assert [p.text for p in paper.paragraphs if p.style.name == "List Bullet"] == ["animer\u202f;", "représenter."]


def test_the_signature_stays_with_the_closing() -> None:
    kept = {p.text for p in opened().paragraphs if p.paragraph_format.keep_with_next}
    assert kept >= {"Recevez mes salutations.", "Jeanne Morel"}
