"""Letters made from a Word template of the staff."""

import os
from pathlib import Path

import pytest

from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.documents.word_template import text_of
from faitiere.domains.letters.services import letters, templates
from faitiere.kernel import clock
from tests.factories.letters import order
from tests.factories.word import MISSION, word_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(amina):
    template = templates.ensure_default(TemplateKind.MISSION, by=amina)
    templates.attach_word(template, word_file(MISSION), name="mission.docx", by=amina)
    return template


@pytest.fixture
def no_office(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def some_office(monkeypatch, tmp_path: Path):
    """A program called soffice that makes a file where LibreOffice would."""
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nfor last; do :; done\nprintf "%%PDF-fait" > "$(dirname "$last")/letter.pdf"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


def test_without_an_office_suite_the_letter_is_the_word_file_alone(template, amina, no_office) -> None:
    letter = letters.issue(order(template, variant="travail", is_feminine=True), by=amina, now=clock.now())
    assert not letter.pdf
    with letter.docx.open() as file:
        paragraphs = text_of(file.read())
    assert "Objet : lettre de mission – animation du groupe-pays Sénégal de Réseau des rives" in paragraphs
    assert letter.subject == "lettre de mission – animation du groupe-pays Sénégal de Réseau des rives"


def test_with_an_office_suite_it_has_its_pdf(template, amina, some_office) -> None:
    letter = letters.issue(order(template), by=amina, now=clock.now())
    with letter.pdf.open() as file:
        assert file.read() == b"%PDF-fait"


@pytest.mark.parametrize(
    ("paragraphs", "problem"),
    [
        (["{{ siege_exterieur }}"], "il manque « siege_exterieur »"),
        (["Le groupe-pays XXXX"], "un emplacement n’est pas rempli"),
        (["(à voir ??)"], "une question de rédaction est restée"),
        (["CONTEXTE PAYS"], "une consigne en capitales est restée"),
    ],
)
def test_a_draft_left_in_the_word_file_keeps_the_letter_from_leaving(template, amina, paragraphs, problem) -> None:
    templates.attach_word(template, word_file(paragraphs), name="brouillon.docx", by=amina)
    with pytest.raises(letters.LetterNotReady, match="Modèle Word"):
        letters.issue(order(template), by=amina, now=clock.now())
    with pytest.raises(letters.LetterNotReady, match=problem):
        letters.draft(order(template))


def test_its_preview_shows_each_paragraph_and_what_is_wrong(template, amina) -> None:
    good = letters.preview(order(template))
    assert [block.text for block in good.printed][-2:] == ["Jeanne Morel", "Maire de Rivecourt"]
    assert good.problems == []
    templates.attach_word(template, word_file(["Le groupe XXXX", "{{ siege_exterieur }}"]), name="b.docx", by=amina)
    assert letters.preview(order(template)).problems == [
        "Bloc « Modèle Word » : il manque « siege_exterieur ».",
        "Bloc « Modèle Word » : « XXXX » : un emplacement n’est pas rempli.",
    ]


def test_a_file_that_cannot_serve_is_refused_at_upload(template, amina) -> None:
    with pytest.raises(templates.WordTemplateRefused, match=r"Ce modèle Word ne peut pas servir\. La balise « pay »"):
        templates.attach_word(template, word_file(["{{ pay }}"]), name="faux.docx", by=amina)
    with pytest.raises(templates.WordTemplateRefused, match="5 Mo"):
        templates.attach_word(template, b"0" * (5 * 2**20 + 1), name="gros.docx", by=amina)


def test_unchanged_values_and_file_print_the_same_letter(template, amina, no_office) -> None:
    letter = letters.issue(order(template), by=amina, now=clock.now())
    assert letters.is_unchanged(letter, order(template, values={"date_de_la_lettre": "1er juin 2024"}))
    assert not letters.is_unchanged(letter, order(template, values={"nom": "Noir"}))


def test_the_blocks_serve_again_once_the_word_file_is_put_aside(template, amina) -> None:
    templates.detach_word(template, by=amina)
    assert letters.draft(order(template)).startswith(b"%PDF")
