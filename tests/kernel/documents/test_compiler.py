"""Documents come out accessible, equal for equal data, whatever the data say."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from faitiere.kernel import documents
from tests.factories.documents import letter_data

LETTER = "domains/letters/typst/letter.typ"
DAY = date(2024, 1, 19)


def made(*letters: dict) -> bytes:
    return documents.pdf(LETTER, {"letters": list(letters)}, title="Lettre de mission", date=DAY)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(pdf)).pages)


def test_a_letter_and_a_merged_file_are_accessible() -> None:
    for pdf in (made(letter_data()), made(letter_data(), letter_data(reference="2024-004"))):
        report = page.validate_pdf_bytes(pdf, profile="ua1")
        assert [failure.message for failure in report.failures] == []


def test_the_same_data_give_the_same_bytes() -> None:
    assert made(letter_data()) == made(letter_data())


def test_data_are_never_read_as_markup() -> None:
    hostile = '#N’Guyen & Lefèvre <b> $x$ *y* \\ "z" #read("/etc/passwd") @a'
    assert hostile in text_of(made(letter_data(signature=[hostile])))


def test_threads_share_the_compiler_without_mixing_letters() -> None:
    names = [f"Personne n° {rank}" for rank in range(12)]
    with ThreadPoolExecutor(4) as pool:
        texts = [text_of(pdf) for pdf in pool.map(lambda name: made(letter_data(signature=[name])), names)]
    assert [name for name, text in zip(names, texts, strict=True) if name in text] == names
    assert all(sum(f"n° {rank} " in f"{text} " for rank in range(12)) == 1 for text in texts)


def test_the_file_names_its_title_language_and_date() -> None:
    reader = PdfReader(BytesIO(made(letter_data())))
    assert reader.metadata.title == "Lettre de mission"
    assert reader.root_object["/Lang"] == "fr-FR"
    assert reader.metadata.creation_date.date() == DAY


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for paragraphs in range(8, 20):
        body = [{"kind": "paragraph", "text": "Un paragraphe du milieu. " * 14}] * paragraphs
        sheets = PdfReader(
            BytesIO(made(letter_data(body=[*body, {"kind": "paragraph", "text": "Dernier mot."}])))
        ).pages
        last = sheets[-1].extract_text()
        assert "Amina Diallo" in last
        assert "Dernier mot." in last


def test_a_letter_holds_on_one_page_whenever_it_can() -> None:
    """The height is guessed before it is measured: a wrong guess would push the signature over for nothing."""
    long, short = "Un paragraphe du milieu, ni long ni court. " * 9, "Une phrase brève. " * 3
    for words in (long, short):
        pages = []
        for count in range(1, 24):
            body = [{"kind": "paragraph", "text": words}] * count + [{"kind": "duties", "items": [words] * 3}]
            sheets = PdfReader(BytesIO(made(letter_data(body=body)))).pages
            pages.append(len(sheets))
            if pages[-1] == 2 and pages[-2] == 1:
                assert len(sheets[0].extract_text()) > 2_300  # the page was full, set as close as it may be
        assert pages == sorted(pages)


def test_a_template_that_does_not_fit_its_data_says_so() -> None:
    with pytest.raises(documents.DocumentNotCompiled, match=r"letter\.typ"):
        documents.pdf(LETTER, {}, title="Vide", date=DAY)
