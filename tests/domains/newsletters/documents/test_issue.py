"""The issue on paper: accessible, whole, and addressed to nobody."""

from io import BytesIO

import page as validator
import pytest
from pypdf import PdfReader
from wagtail.images.tests.utils import get_test_image_file

from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.newsletters.documents.issue import issue_sheet
from tests.factories.newsletters import IssueFactory, IssueItemFactory, IssueSectionFactory

# Wagtail leaves to the collector the temporary file in which it cuts a picture.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]


def test_the_sheet_is_accessible_and_says_all_that_everybody_may_read():
    issue = IssueFactory(title="Janvier 2024")
    news = IssueSectionFactory(issue=issue, title="Informations")
    agenda = IssueSectionFactory(issue=issue, title="Agenda", kind=SectionKind.AGENDA)
    picture = LibraryImage.objects.create(title="Pont", description="Un pont", file=get_test_image_file())
    IssueItemFactory(
        section=news,
        title="Retour de mission #1 *",
        president_line="Présidente : une élue",
        text="[[salutation]], voici.\n- d'abord\n- ensuite\nhttps://reseau.example/page/",
        links=[{"label": "Je m’informe", "url": "https://reseau.example/"}],
        image=picture,
    )
    IssueItemFactory(section=agenda, heading="Février 2024", day="Jeudi 1er", title="Groupe Crises", is_reserved=True)

    pdf = issue_sheet(issue)

    assert [failure.message for failure in validator.validate_pdf_bytes(pdf, profile="ua1").failures] == []
    said = " ".join(" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(pdf)).pages)
    for words in (
        "Janvier 2024",
        "Retour de mission #1 *",
        "Présidente",
        "Madame, Monsieur, voici.",
        "Je m’informe",
        "reseau.example/page",
        "Jeudi 1er",
        "Groupe Crises (réservé aux adhérents)",
    ):
        assert words in said


def test_a_picture_whose_file_is_lost_is_left_out():
    issue = IssueFactory()
    picture = LibraryImage.objects.create(title="Pont", description="Un pont", file=get_test_image_file())
    IssueItemFactory(section=IssueSectionFactory(issue=issue), title="Sans image", image=picture)
    whole = len(issue_sheet(issue))
    rendition = picture.renditions.get()
    rendition.file.storage.delete(rendition.file.name)
    assert 0 < len(issue_sheet(issue)) < whole
