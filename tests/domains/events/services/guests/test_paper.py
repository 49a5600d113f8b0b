from io import BytesIO

import pytest
from pypdf import PdfReader

from faitiere.domains.events.choices import EventFormat
from faitiere.domains.events.services.guests import paper
from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.services import templates
from faitiere.kernel import clock
from tests.factories.events import EventFactory, InvitationFactory, SessionFactory

pytestmark = pytest.mark.django_db


def text_of(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.fixture
def event(valdorie):
    return EventFactory(
        title="Rencontre de l’eau", group=valdorie, place="Valmont-sur-Loire", format=EventFormat.HYBRID
    )


def test_each_guest_gets_a_letter_with_the_right_salutation_the_programme_and_a_coupon(event, bernard, valmont, amina):
    templates.ensure_default(TemplateKind.INVITATION, by=amina)
    SessionFactory(event=event, title="Atelier des ports")
    guests = [
        InvitationFactory(event=event, person=bernard.person, authority=valmont),
        InvitationFactory(event=event, person=None, authority=valmont),
        InvitationFactory(event=event, person=None, name="Zoé Rivière"),
    ]

    pdf = paper.set_letters(event, guests, on=clock.today(), now=clock.now())

    said = text_of(pdf)
    assert "Monsieur Bernard Morel Maire" in said
    assert said.count("Monsieur le Maire,") == 2  # how it begins and how it ends
    assert "Madame, Monsieur," in said
    assert "Zoé Rivière" in said
    assert said.count("Atelier des ports") == 3
    assert said.count("Coupon-réponse") == 3
    assert said.count("sur place ou en visioconférence") == 3
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_without_a_template_in_use_it_says_so(event, bernard):
    with pytest.raises(paper.NoTemplate, match="Aucun modèle"):
        paper.set_letters(event, [InvitationFactory(event=event)], on=clock.today(), now=clock.now())
