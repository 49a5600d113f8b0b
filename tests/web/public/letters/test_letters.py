"""The archive of the letters, as anybody reads it."""

from datetime import UTC, date, datetime

import pytest

from faitiere.domains.newsletters.choices import IssueState, ShownTo
from faitiere.domains.newsletters.queries import addresses
from faitiere.domains.newsletters.services import archives
from tests.factories.newsletters import IssueFactory, IssueItemFactory, IssueSectionFactory

pytestmark = pytest.mark.django_db
LINK = [{"label": "Je m’inscris", "url": "https://reseau.example/salle/"}]


@pytest.fixture
def issue(amina):
    issue = IssueFactory(newsletter__slug="lettre", slug="2024-01-19", title="Janvier 2024", preheader="Des vœux")
    section = IssueSectionFactory(issue=issue)
    IssueItemFactory(section=section, title="Répertoire franco-sénégalais", text="[[salutation]], [[name]]il paraît.")
    IssueItemFactory(section=section, title="Café des élus", is_reserved=True, links=LINK)
    IssueItemFactory(section=section, title="Cotisation", shown_to=ShownTo.MEMBERS)
    return archives.publish(issue, by=amina, now=datetime(2024, 1, 19, 8, tzinfo=UTC))


def test_the_address_printed_in_each_letter_is_answered(issue, client, settings):
    settings.SITE_URL = ""
    assert client.get(addresses.issue(issue)).status_code == 200
    assert client.get(addresses.archive()).status_code == 200


def test_a_page_says_what_everybody_may_read_and_addresses_nobody(issue, text):
    page = text("/lettres/lettre/2024-01-19/")
    assert "Madame, Monsieur, il paraît." in page
    assert "Café des élus" in page
    assert "réservé aux adhérents" in page
    for absent in ("Je m’inscris", "Cotisation", "[["):
        assert absent not in page


def test_a_draft_is_nowhere(text, client):
    draft = IssueFactory(newsletter__slug="lettre", slug="a-venir", title="À venir")
    assert client.get("/lettres/lettre/a-venir/").status_code == 404
    assert client.get("/lettres/lettre/a-venir.pdf").status_code == 404
    assert draft.title not in text("/lettres/")
    assert draft.title not in text("/lettres.rss")


def test_a_draft_is_read_over_by_whoever_was_given_its_address(text, client, settings):
    settings.SITE_URL = ""
    section = IssueSectionFactory(issue__title="À venir")
    IssueItemFactory(section=section, title="Une nouvelle")
    address = addresses.preview(section.issue, now=datetime(2024, 1, 19, 8, tzinfo=UTC))
    page = text(address)
    assert "Une nouvelle" in page
    assert "pas encore parti" in page
    assert "noindex" in page
    assert client.get("/lettres/apercu/faux/").status_code == 404


def test_a_search_says_where_its_words_stand(issue, text):
    IssueFactory(state=IssueState.SENT, title="Autre numéro", dated_on=date(2023, 5, 1))
    page = text("/lettres/?q=senegalais")
    assert "Autre numéro" not in page
    assert "/lettres/lettre/2024-01-19/#e" in page
    assert "Autre numéro" in text("/lettres/?annee=2023")
    assert "Janvier 2024" in text("/lettres/?lettre=lettre&annee=nulle")
    assert "Aucun numéro ne correspond" in text("/lettres/?q=introuvable")


def test_the_paper_is_given_and_leads_to_the_neighbours(issue, client, text):
    response = client.get("/lettres/lettre/2024-01-19.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    IssueFactory(
        newsletter=issue.newsletter, number=2, slug="2024-02", title="Février", state="sent", dated_on=date(2024, 2, 1)
    )
    assert 'rel="next" href="/lettres/lettre/2024-02/"' in text("/lettres/lettre/2024-01-19/")
    assert 'rel="prev" href="/lettres/lettre/2024-01-19/"' in text("/lettres/lettre/2024-02/")


def test_the_archive_takes_as_many_queries_for_one_issue_as_for_three(issue, queries):
    first = queries("/lettres/?q=a")
    for number in (1005, 1006):  # beyond those that the factory counts
        IssueFactory(newsletter=issue.newsletter, number=number, state=IssueState.SENT)
    assert queries("/lettres/?q=a") == first <= 15
