from io import BytesIO

from pypdf import PdfReader

from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.services import templates
from faitiere.web.desk.events.guests import letters
from tests.factories.events import EventFactory, InvitationFactory


def test_the_letters_that_the_filter_keeps_are_one_file(desk, amina):
    templates.ensure_default(TemplateKind.INVITATION, by=amina)
    event = EventFactory()
    InvitationFactory(event=event, email="")
    InvitationFactory(event=event)

    response = desk.get(f"/gestion/evenements/{event.pk}/invitations/lettres.pdf", {"answer": "no_address"})

    assert response["Content-Type"] == "application/pdf"
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)
    assert said.count("Coupon-réponse") == 1


def test_without_a_template_or_a_guest_the_list_says_why(desk):
    event = EventFactory()
    address = f"/gestion/evenements/{event.pk}/invitations/lettres.pdf"
    assert "pas de lettre à imprimer" in desk.get(address, follow=True).content.decode()
    InvitationFactory(event=event)
    assert "Aucun modèle d’invitation" in desk.get(address, follow=True).content.decode()


def test_more_letters_than_a_file_takes_make_several_files(desk, amina, monkeypatch):
    monkeypatch.setattr(letters, "AT_ONCE", 2)
    assert letters.batches(5) == [(1, 2), (3, 4), (5, 5)]
    templates.ensure_default(TemplateKind.INVITATION, by=amina)
    event = EventFactory()
    for _ in range(3):
        InvitationFactory(event=event)

    response = desk.get(f"/gestion/evenements/{event.pk}/invitations/lettres.pdf", {"depuis": "3"})

    said = "".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)
    assert said.count("Coupon-réponse") == 1
