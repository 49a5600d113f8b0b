import uuid
from datetime import timedelta

import pytest

from faitiere.domains.events.models import Certificate, CheckIn, DoorPass, SessionPlace
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory


@pytest.fixture
def event(db):
    return EventFactory(starts_at=clock.now() - timedelta(hours=9), ends_at=clock.now() - timedelta(hours=1))


@pytest.fixture
def address(event):
    return f"/gestion/evenements/{event.pk}/jour/"


def come(registration):
    return CheckIn.objects.create(registration=registration, scan=uuid.uuid4(), at=clock.now(), terminal="Porte A")


def test_a_post_is_opened_shown_with_its_code_and_closed(desk, address):
    desk.post(address, {"act": "open", "name": "Porte A", "can_exceed": "on"})
    door_pass = DoorPass.objects.get()

    page = desk.get(address).content.decode()
    assert "/accueil/" in page
    assert 'aria-label="Lien du poste Porte A"' in page
    assert "s’appelle déjà" in desk.post(address, {"act": "open", "name": "porte a"}, follow=True).content.decode()

    desk.post(address, {"act": f"close:{door_pass.pk}"})
    assert "/accueil/" not in desk.get(address).content.decode()


def test_figures_passages_and_their_undoing(desk, address, event):
    passage = come(RegistrationFactory(event=event, last_name="Ruiz", organization_name="Les ponts"))
    RegistrationFactory(event=event, organization_name="Les ponts")

    page = desk.get(address)
    assert page.context["figures"].whole.came == 1
    assert "Organisations partenaires" in page.content.decode()
    desk.post(address, {"act": f"undo:{passage.pk}"})

    assert desk.get(address).context["figures"].whole.came == 0


def test_certificates_are_issued_sent_and_printed(desk, address, event):
    come(RegistrationFactory(event=event))
    assert desk.get(f"{address}attestations.pdf").status_code == 404

    desk.post(address, {"act": "send"})

    assert Certificate.objects.count() == OutboundMessage.objects.count() == 1
    assert desk.get(f"{address}attestations.pdf").content.startswith(b"%PDF")


def test_papers_of_the_day(desk, address, event):
    workshop, one = SessionFactory(event=event), RegistrationFactory(event=event)
    SessionPlace.objects.create(session=workshop, registration=one, asked_at=clock.now())

    for path in ("badges.pdf?format=90x54", "emargement.pdf", f"emargement.pdf?session={workshop.pk}"):
        assert desk.get(address + path).content.startswith(b"%PDF")
    assert desk.get(f"{address}badges.pdf?format=autre").status_code == 404
    assert desk.get(f"{address}emargement.pdf?session={SessionFactory().pk}").status_code == 404


def test_an_act_that_does_not_exist_is_refused(desk, address):
    assert desk.post(address, {"act": "autre"}).status_code in {302, 403}
    assert not DoorPass.objects.exists()
