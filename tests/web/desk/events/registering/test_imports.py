import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from faitiere.domains.events.models import Registration
from tests.factories.events import EventFactory

LIST = "Nom;Prénom;Courriel\nPetit;Zoé;zoe@ville.example\nRoy;Yves;yves@\n"


@pytest.fixture
def event(db):
    return EventFactory(capacity=10)


def deposit(desk, event, content=LIST):
    file = SimpleUploadedFile("liste.csv", content.encode())
    page = f"/gestion/evenements/{event.pk}/inscriptions/importer/"
    return desk.post(page, {"file": file}, follow=True)


def test_the_list_of_registrations_leads_to_the_import(desk, event):
    page = desk.get(f"/gestion/inscriptions/?event={event.pk}").content.decode()
    address = f"/gestion/evenements/{event.pk}/inscriptions/importer/"
    assert f'href="{address}"' in page
    assert "Colonnes reconnues" in desk.get(address).content.decode()


def test_a_file_is_shown_line_by_line_then_written_then_undone(desk, event):
    shown = deposit(desk, event)
    page = shown.content.decode()
    assert "À inscrire : 1" in page
    assert "« yves@ » n’est pas une adresse électronique" in page
    assert not Registration.objects.exists()

    address = shown.redirect_chain[-1][0]
    desk.post(address, {"act": "apply"})
    assert [str(one) for one in Registration.objects.all()] == ["Zoé Petit"]

    desk.post(address, {"act": "undo"})
    assert not Registration.objects.exists()


def test_what_is_refused_is_said_where_it_happened(desk, event):
    assert "ni un classeur Excel" in deposit(desk, event, "PK et rien d’autre").content.decode()
    address = deposit(desk, event).redirect_chain[-1][0]
    desk.post(address, {"act": "set_aside"})
    assert "n’attend plus d’être appliqué" in desk.post(address, {"act": "apply"}, follow=True).content.decode()
    assert desk.post(address, {"act": "burn"}).status_code == 404
    other = EventFactory()
    assert desk.get(address.replace(f"/{event.pk}/", f"/{other.pk}/", 1)).status_code == 404
