import pytest

from faitiere.domains.events.models import Certificate
from faitiere.kernel import clock
from tests.factories.events import RegistrationFactory

pytestmark = pytest.mark.django_db


def test_a_certificate_is_checked_by_its_code_however_it_is_typed(client):
    issued = Certificate.objects.create(registration=RegistrationFactory(), issued_at=clock.now())
    typed = "-".join(issued.code[start : start + 4] for start in range(0, 16, 4)).lower()

    page = client.get(f"/attestation/{typed}/")

    assert "est authentique" in page.content.decode()
    assert issued.registration.last_name in page.content.decode()
    assert client.get(f"/attestation/{issued.code}/attestation.pdf").content.startswith(b"%PDF")


def test_a_code_that_nobody_issued_is_said_to_be_so(client):
    page = client.get("/attestation/BCDFGHJKMNPQRSTV/")

    assert page.status_code == 404
    assert "Aucune attestation ne porte ce code" in page.content.decode()
    assert client.get("/attestation/BCDFGHJKMNPQRSTV/attestation.pdf").status_code == 404
