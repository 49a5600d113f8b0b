"""What whoever registers reads."""

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.messages import registrations as messages
from faitiere.domains.events.models import Registration
from faitiere.kernel import clock
from tests.factories.events import EventFactory, SessionFactory

pytestmark = pytest.mark.django_db

LINK = "https://reseau.example/inscription/x/"


@pytest.fixture
def registration():
    event = EventFactory(title="L’eau & nous", place="Rivecourt")
    return Registration(
        event=event,
        first_name="Zoé",
        last_name="N’Guyen",
        email="zoe@rivecourt.example",
        registered_at=clock.now(),
    )


def test_a_confirmation_names_the_place_and_never_escapes_in_plain_text(registration):
    draft = messages.registered(registration, [], link=LINK, sender_name="Le réseau")

    assert draft.recipient == "zoe@rivecourt.example"
    assert "Bonjour Zoé N’Guyen" in draft.text
    assert "« L’eau & nous »" in draft.text
    assert "Rivecourt" in draft.text
    assert LINK in draft.text
    assert f'href="{LINK}"' in draft.html


def test_who_waits_is_not_told_confirmed(registration):
    registration.state = PlaceState.WAITING
    draft = messages.registered(registration, [], link=LINK, sender_name="Le réseau")

    assert "confirmée" not in draft.subject + draft.text + draft.html


def test_who_moves_up_reads_in_what(registration):
    session = SessionFactory.build(title="Climat", event=registration.event)

    assert "Climat" in messages.moved_up(registration, [session], link=LINK, sender_name="R").subject
    assert "confirmée" in messages.moved_up(registration, [], link=LINK, sender_name="R").text


def test_recalling_and_cancelling_are_told(registration):
    assert "déjà inscrite" in messages.recalled(registration, link=LINK, sender_name="R").text
    assert "annulée" in messages.cancelled(registration, sender_name="R").subject
