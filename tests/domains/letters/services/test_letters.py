"""Letters leave finished, numbered without gaps, and never change."""

from datetime import date
from io import BytesIO

import page
import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from docx import Document
from PIL import Image
from pypdf import PdfReader

from faitiere.domains.letters import documents
from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.models import Letter
from faitiere.domains.letters.services import letters, templates
from faitiere.domains.letters.services.templates import BlockDraft
from faitiere.domains.library.models import LibraryImage, NetworkIdentity
from faitiere.domains.library.services import identities
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.letters import order

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(amina):
    identities.update({"name": "Réseau des rives", "city": "Rivecourt", "street": "9, rue du Port"}, by=amina)
    return templates.ensure_default(TemplateKind.MISSION, by=amina)


def issued(template, amina, **changes) -> Letter:
    return letters.issue(order(template, **changes), by=amina, now=clock.now())


def words(file) -> str:
    with file.open() as opened:
        return " ".join(" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(opened.read())).pages)


def test_numbers_follow_one_another_within_a_year(template, amina) -> None:
    numbers = [str(issued(template, amina)), str(issued(template, amina))]
    numbers.append(str(issued(template, amina, on=date(2021, 1, 15))))
    assert numbers == ["2024-001", "2024-002", "2021-001"]


def test_a_refused_letter_takes_no_number(template, amina) -> None:
    with pytest.raises(letters.LetterNotReady, match=r"Bloc « Destinataire » : il manque « civilité »\."):
        issued(template, amina, values={"civilite": ""})
    assert str(issued(template, amina)) == "2024-001"


def test_the_pdf_is_accessible_and_says_the_letter(template, amina) -> None:
    letter = issued(template, amina)
    with letter.pdf.open() as file:
        report = page.validate_pdf_bytes(file.read(), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    said = words(letter.pdf)
    for expected in ("Rivecourt, le 19 janvier 2024", "Monsieur le Maire,", "Réf. : 2024-001", "Réseau des rives"):
        assert expected in said
    assert len(PdfReader(letter.pdf.open()).pages) == 1


def test_the_word_file_says_the_same_words(template, amina) -> None:
    letter = issued(template, amina)
    paragraphs = [paragraph.text for paragraph in Document(letter.docx.open()).paragraphs]
    sheet = letter.content["page"]
    body = [text for part in sheet["body"] for text in part.get("items", [part.get("text")])]
    expected = [*sheet["addressee"], sheet["salutation"], *body, sheet["closing"], *sheet["signature"]]
    assert [text for text in expected if text not in paragraphs] == []


def test_the_data_it_was_made_from_are_kept_with_it(template, amina) -> None:
    letter = issued(template, amina)
    templates.write(template, [BlockDraft("Corps", "Autre chose.")], by=amina)
    identities.update({"name": "Un autre nom"}, by=amina)
    letter.refresh_from_db()
    assert letter.content["sender"]["name"] == "Réseau des rives"
    assert letter.content["values"]["nom"] == "Lefèvre"
    with letter.pdf.open() as file:
        original = file.read()
    title = f"{letter.subject} – {letter.recipient}"
    assert documents.as_pdf([letter.content], title=title, on=letter.issued_on) == original


def test_the_database_itself_refuses_to_change_or_delete_a_letter(template, amina) -> None:
    issued(template, amina)
    rows = Letter.objects.all()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        rows.update(subject="Autre")
    with pytest.raises(DatabaseError, match="nor deleted"), transaction.atomic():
        rows._raw_delete(rows.db)


def test_a_new_version_keeps_the_number_and_says_why(template, amina) -> None:
    first = issued(template, amina)
    with pytest.raises(letters.ReasonMissing):
        letters.reissue(first, order(template), reason="  ", by=amina, now=clock.now())
    second = letters.reissue(first, order(template), reason="Titre corrigé", by=amina, now=clock.now())
    assert (str(second), second.reason, second.replaces) == ("2024-001 v2", "Titre corrigé", first)
    assert AuditEntry.objects.first().changes == {"motif": [None, "Titre corrigé"]}
    with pytest.raises(letters.LetterReplaced):
        letters.reissue(first, order(template), reason="Encore", by=amina, now=clock.now())
    assert str(issued(template, amina)) == "2024-002"


def test_the_same_order_prints_the_same_letter_whatever_its_date(template, amina) -> None:
    letter = issued(template, amina)
    assert letters.is_unchanged(letter, order(template, on=date(2024, 6, 1)))
    assert not letters.is_unchanged(letter, order(template, values={"fonction": "Sénatrice"}))


def test_a_draft_has_no_number_and_writes_nothing(template, amina) -> None:
    draft = letters.draft(order(template))
    text = " ".join(PdfReader(BytesIO(draft)).pages[0].extract_text().split())
    assert "PROJET" in text
    assert "Réf." not in text
    assert not Letter.objects.exists()


def test_many_letters_make_one_accessible_file_to_print(template, amina) -> None:
    made = [issued(template, amina, values={"nom_complet": name}) for name in ("Ida Roux", "Paul Noir")]
    file = letters.print_file(made, on=date(2024, 1, 19))
    assert page.is_pdf_compliant_bytes(file, profile="ua1")
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(file)).pages]
    assert ["Ida Roux" in sheets[0], "Paul Noir" in sheets[1], len(sheets)] == [True, True, 2]


def test_a_logo_in_a_format_that_paper_does_not_know_is_printed_all_the_same(template, amina) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(picture, "WEBP")
    logo = LibraryImage(title="Logo")
    logo.file.save("logo.webp", ContentFile(picture.getvalue()), save=False)
    logo.width, logo.height = 40, 20
    logo.save()
    NetworkIdentity.objects.update_or_create(pk=1, defaults={"name": "Le réseau", "logo": logo})
    letter = issued(template, amina)

    assert letter.content["sender"]["logo"]["format"] == "png"
    assert letter.pdf.read().startswith(b"%PDF")
