import pytest
from django.urls import reverse

from faitiere.domains.events.choices import AnswerKind, AnswerWay, EventState
from faitiere.domains.events.models import Registration
from tests.factories.events import EventFactory, InvitationFactory


@pytest.fixture
def invitation(bernard, valmont):
    return InvitationFactory(event=EventFactory(), person=bernard.person, authority=valmont, email=bernard.email)


@pytest.fixture
def address(invitation):
    return reverse("portal:events:answer", args=[invitation.pk])


def test_one_tap_answers_from_the_list(client_of, bernard, invitation, address):
    client = client_of(bernard)
    assert address in client.get(reverse("portal:events:mine")).content.decode()

    page = client.post(address, {"answer": "yes"}, follow=True).content.decode()

    invitation.refresh_from_db()
    assert "je viens" in page
    assert (invitation.answer, invitation.answered_way) == (AnswerKind.YES, AnswerWay.PORTAL)
    assert Registration.objects.get().registered_by == bernard


def test_another_s_invitation_does_not_exist_and_a_refusal_is_said(client_of, bernard, chloe, eve, invitation, address):
    assert client_of(chloe).post(address, {"answer": "yes"}).status_code == 404
    assert client_of(eve).post(address, {"answer": "yes"}).status_code == 403
    assert client_of(bernard).post(address, {"answer": "substitute"}).status_code == 404
    type(invitation.event).objects.update(state=EventState.CANCELLED)
    page = client_of(bernard).post(address, {"answer": "yes"}, follow=True).content.decode()
    assert "pas de réponse à donner" in page
