import pytest

from faitiere.domains.events.choices import AnswerKind, AnswerWay
from faitiere.domains.events.models import Registration
from tests.factories.events import EventFactory, InvitationFactory


@pytest.fixture
def invitation(bernard, valmont):
    return InvitationFactory(event=EventFactory(), person=bernard.person, authority=valmont, email="")


@pytest.fixture
def address(invitation):
    return f"/gestion/evenements/{invitation.event.pk}/invitations/coupons/"


def test_three_letters_and_a_key_keep_the_answer_and_wait_for_the_next_coupon(desk, address, invitation):
    page = desk.get(address, {"q": "mor"})
    assert page.context["chosen"] == invitation

    answered = desk.post(address, {"q": "mor", "invitation": invitation.pk, "key": "O"})

    invitation.refresh_from_db()
    assert (answered.status_code, answered["Location"]) == (302, address)
    assert (invitation.answer, invitation.answered_way) == (AnswerKind.YES, AnswerWay.PAPER)
    assert str(Registration.objects.get()) == "Bernard Morel"


def test_a_wrong_key_and_a_missing_name_are_said_and_nothing_is_lost(desk, address, invitation):
    wrong = desk.post(address, {"q": "mor", "invitation": invitation.pk, "key": "x"})
    assert "Tapez o, n, r ou ?" in wrong.content.decode()
    nameless = desk.post(address, {"q": "mor", "invitation": invitation.pk, "key": "r"})
    assert "Indiquez le nom de la personne" in nameless.content.decode()
    assert nameless.context["chosen"] == invitation

    desk.post(address, {"q": "mor", "invitation": invitation.pk, "key": "r", "substitute_name": "Jeanne Dupré"})
    assert str(Registration.objects.get()) == "Jeanne Dupré"


def test_letters_that_name_nobody_offer_to_invite(desk, address):
    assert "Personne d’invité ne s’appelle" in desk.get(address, {"q": "zzz"}).content.decode()
