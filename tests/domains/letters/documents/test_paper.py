"""A letter on the network's paper."""

import base64
from io import BytesIO

import page as validator
import pytest
from PIL import Image
from pypdf import PdfReader

from faitiere.domains.letters.documents import as_pdf, page
from faitiere.domains.letters.documents.paper import typst_data
from faitiere.domains.letters.queries.composition import BlockFate, ComposedBlock, Composition
from tests.factories.letters import DAY, content


def composed(*blocks: tuple[str, str]) -> Composition:
    return Composition(tuple(ComposedBlock(kind, kind, BlockFate.PRINTED, text) for kind, text in blocks))


def test_duties_make_one_list_whose_punctuation_follows_their_number() -> None:
    body = page(composed(("duty", "animer ;"), ("duty", "représenter ;"), ("duty", "rendre compte ;")))["body"]
    assert body == [{"kind": "duties", "items": ["animer\u202f;", "représenter\u202f;", "rendre compte."]}]
    assert page(composed(("duty", "animer ;")))["body"][0]["items"] == ["animer."]


def test_a_paragraph_between_duties_makes_two_lists() -> None:
    body = page(composed(("duty", "a"), ("paragraph", "puis"), ("duty", "b")))["body"]
    assert [part["kind"] for part in body] == ["duties", "paragraph", "duties"]


def test_the_subject_is_announced_in_lower_case_and_numbered() -> None:
    given = typst_data(content(number="2024-003"))
    assert given["subject"] == "Objet\u00a0: lettre de mission"
    assert given["reference-line"] == "Réf.\u00a0: 2024-003"
    assert given["draft"] is False


def test_without_a_number_it_is_a_draft() -> None:
    text = PdfReader(BytesIO(as_pdf([content(number="")], title="Lettre", on=DAY))).pages[0].extract_text()
    assert "PROJET" in text


@pytest.mark.parametrize("kind", ["png", "jpg", "svg"])
def test_a_logo_is_shown_with_its_text_alternative(kind: str) -> None:
    file = BytesIO()
    if kind == "svg":
        file.write(b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20H0z"/></svg>')
    else:
        Image.new("RGB", (80, 40), "#1d3f58").save(file, {"png": "PNG", "jpg": "JPEG"}[kind])
    logo = {"format": kind, "base64": base64.b64encode(file.getvalue()).decode(), "alt": "Réseau des rives"}
    pdf = as_pdf([content(logo=logo)], title="Lettre", on=DAY)
    # A figure without its text alternative would not comply.
    assert validator.is_pdf_compliant_bytes(pdf, profile="ua1")
    assert len(pdf) > len(as_pdf([content()], title="Lettre", on=DAY))
