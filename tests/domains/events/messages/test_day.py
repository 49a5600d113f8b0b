from datetime import date

import pytest

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.messages import day as messages
from faitiere.domains.events.models import Certificate, MinutesRequest
from faitiere.kernel import clock
from tests.factories.events import MinutesFactory, RegistrationFactory

pytestmark = pytest.mark.django_db
URL = "https://reseau.example/la"


def test_a_certificate_leads_to_itself():
    issued = Certificate.objects.create(registration=RegistrationFactory(), issued_at=clock.now())

    draft = messages.certificate(issued, url=URL, sender_name="Réseau des rives")

    assert draft.recipient == issued.registration.email
    assert "attestation de présence" in draft.subject
    assert all(URL in body and str(issued.registration.event) in body for body in (draft.text, draft.html))


def test_minutes_tell_each_reader_what_is_asked_of_them_alone(bernard, chloe):
    minutes = MinutesFactory()
    mine = RegistrationFactory(event=minutes.event, person=bernard.person)
    other = RegistrationFactory(event=minutes.event, person=chloe.person)
    minutes.decisions.create(text="Écrire au ministère", owner=bernard.person, due_on=date(2024, 4, 2))

    asked, told = (
        messages.minutes_published(minutes, one, url=URL, sender_name="Réseau des rives") for one in (mine, other)
    )

    assert all("Écrire au ministère" in body and "2 avril 2024" in body for body in (asked.text, asked.html))
    assert "Écrire au ministère" not in told.text
    assert URL in told.text


@pytest.mark.parametrize("is_granted", [True, False])
def test_who_asked_is_answered_and_staff_are_told_who_asks(is_granted, amina):
    request = MinutesRequest(
        minutes=MinutesFactory(access=MinutesAccess.ON_REQUEST),
        name="Ève Martin",
        email="eve@ailleurs.example",
        reason="Une étude",
        is_granted=is_granted,
    )

    asked = messages.minutes_requested(request, amina, sender_name="Réseau des rives")
    answered = messages.minutes_decided(request, url=URL if is_granted else "", sender_name="Réseau des rives")

    assert (asked.recipient, asked.reply_to) == (amina.email, "eve@ailleurs.example")
    assert all("Ève Martin" in body and "Une étude" in body for body in (asked.text, asked.html))
    assert answered.recipient == "eve@ailleurs.example"
    assert (URL in answered.text, "ne pouvons pas" in answered.text) == (is_granted, not is_granted)
