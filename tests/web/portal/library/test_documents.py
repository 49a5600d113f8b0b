"""Documents for members: those in good standing, and no document of the staff."""

import pytest
from django.urls import reverse

from faitiere.domains.library.choices import AccessLevel
from tests.factories.library import LibraryDocumentFactory

pytestmark = pytest.mark.django_db
LIST = reverse("portal:library:documents")


@pytest.fixture
def shelf(minutes):
    """A document of each level."""
    others = {
        level: LibraryDocumentFactory(title=f"Document {level}", access=level)
        for level in [AccessLevel.STAFF, AccessLevel.PUBLIC]
    }
    return {AccessLevel.MEMBERS: minutes, **others}


def test_members_read_what_is_for_members_and_nothing_of_the_staff_s(as_, chloe, shelf):
    page = as_(chloe).get(LIST).content.decode()
    assert "Compte rendu du groupe" in page
    assert "Document staff" not in page

    taken = {
        str(level): as_(chloe).get(reverse("portal:library:download", args=[document.pk])).status_code
        for level, document in shelf.items()
    }
    assert taken == {"members": 200, "staff": 404, "public": 404}


def test_a_document_is_saved_and_never_shown_in_place(as_, chloe, minutes):
    answer = as_(chloe).get(reverse("portal:library:download", args=[minutes.pk]))

    assert answer["Content-Disposition"].startswith("attachment;")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"


def test_a_lapsed_town_and_an_outsider_read_none(as_, denis, eve, shelf):
    for user in [denis, eve]:
        answer = as_(user).get(LIST)
        assert (answer.status_code, "Compte rendu" in answer.content.decode()) == (403, False)
        assert "Documents</a>" not in as_(user).get("/espace/").content.decode()


def test_the_list_asks_the_same_for_one_document_as_for_three(as_, chloe, minutes, django_assert_num_queries):
    browser = as_(chloe)
    with django_assert_num_queries(9):
        browser.get(LIST)
    LibraryDocumentFactory.create_batch(2, access=AccessLevel.MEMBERS)
    with django_assert_num_queries(9):
        browser.get(LIST)
