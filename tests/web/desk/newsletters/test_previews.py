"""Looking at an issue before it leaves."""

import pytest

from faitiere.domains.newsletters.choices import ShownTo
from tests.factories.newsletters import IssueItemFactory, IssueSectionFactory, SubscriptionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    section = IssueSectionFactory(issue__subject="La lettre de [[name]]")
    IssueItemFactory(section=section, title="Pour tous")
    IssueItemFactory(section=section, title="Cotisation", shown_to=ShownTo.MEMBERS)
    return section.issue


def test_the_message_is_shown_as_each_kind_of_reader_gets_it(desk, issue):
    SubscriptionFactory(newsletter=issue.newsletter)
    address = f"/gestion/numeros/{issue.pk}/apercu/message/"
    other = desk.get(address)
    assert other["X-Frame-Options"] == "SAMEORIGIN"
    said = other.content.decode()
    assert "Cotisation" not in said
    assert "[[" not in said
    # Nobody acts in a reader’s name from here.
    assert said.count("desabonnement/exemple/") == said.count("/desabonnement/") == 1
    assert "@media not all" in said
    dark = desk.get(f"{address}?forme=sombre&variante=member&lecteur=9").content.decode()
    assert "Cotisation" in dark
    assert "@media all" in dark


def test_the_screen_leads_to_the_frame_the_text_the_page_and_the_paper(desk, issue):
    address = f"/gestion/numeros/{issue.pk}/apercu/"
    said = desk.get(address).content.decode()
    assert f"{address}message/?forme=ecran" in said
    assert "/lettres/apercu/" in said
    assert "La lettre de Chloé Rivoire" in said
    assert "Me désabonner" in desk.get(f"{address}?forme=texte").content.decode()
    assert desk.get(f"{address}numero.pdf").content.startswith(b"%PDF")


def test_nobody_else_looks(client, issue):
    for end in ("", "message/", "numero.pdf"):
        assert client.get(f"/gestion/numeros/{issue.pk}/apercu/{end}").status_code in {302, 403}
