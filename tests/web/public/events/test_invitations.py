"""The personal page of an invited person."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from faitiere.domains.events.choices import AnswerKind, EventFormat, EventState, PlaceState
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services import invitations
from faitiere.kernel import clock
from tests.factories.events import EventFactory, InvitationFactory, SessionFactory


@pytest.fixture
def invitation(bernard, valmont):
    event = EventFactory(title="Réunion de printemps", capacity=2, format=EventFormat.ONSITE)
    return InvitationFactory(event=event, person=bernard.person, authority=valmont, email=bernard.email)


@pytest.fixture
def address(invitation):
    return urlsplit(addresses.invitation(invitation, now=clock.now())).path


def test_to_look_answers_nothing_and_the_page_is_kept_out_of_caches(client, address, invitation):
    response = client.get(address)

    invitation.refresh_from_db()
    assert "Bernard Morel, viendrez-vous" in response.content.decode()
    assert invitation.answer == ""
    assert "no-store" in response["Cache-Control"]
    assert (response["X-Robots-Tag"], response["Referrer-Policy"]) == ("noindex", "same-origin")


def test_one_tap_answers_and_another_changes_the_answer(client, address, invitation):
    page = client.post(address, {"answer": "yes"}, follow=True).content.decode()
    assert "Votre réponse\u00a0: je viens" in page
    assert Registration.objects.get().state == PlaceState.CONFIRMED

    page = client.post(address, {"answer": "no"}, follow=True).content.decode()
    invitation.refresh_from_db()
    assert "Votre réponse\u00a0: je ne viens pas" in page
    assert (invitation.answered_by, Registration.objects.get().state) == ("Bernard Morel", PlaceState.CANCELLED)


def test_who_comes_is_shown_the_way_into_the_meeting_and_nobody_else(client, address, invitation):
    Event.objects.filter(pk=invitation.event_id).update(video_url="https://visio.example/secret")
    assert "/rejoindre/" not in client.get(address).content.decode()

    page = client.post(address, {"answer": "yes"}, follow=True).content.decode()
    assert "/rejoindre/" in page
    assert "secret" not in page

    somebody = {"answer": "substitute", "substitute_name": "Léa Roux", "substitute_email": "lea@valmont.example"}
    assert "/rejoindre/" not in client.post(address, somebody, follow=True).content.decode()


def test_who_comes_chooses_sessions_and_says_what_is_needed_and_a_bare_tap_keeps_them(client, address, invitation):
    workshop = SessionFactory(event=invitation.event, title="Atelier eau")
    page = client.get(address).content.decode()
    assert "Atelier eau" not in page
    page = client.post(address, {"answer": "yes"}, follow=True).content.decode()
    assert "Atelier eau" in page

    client.post(address, {"answer": "yes", "details": "1", "sessions": [workshop.pk], "needs": "sans gluten"})
    client.post(address, {"answer": "yes"})

    registration = Registration.objects.get()
    assert (registration.needs, registration.places.get().session) == ("sans gluten", workshop)


def test_needs_are_not_asked_of_who_stays_at_home(client, address, invitation):
    Event.objects.update(format=EventFormat.ONLINE)

    assert "régime" not in client.post(address, {"answer": "yes"}, follow=True).content.decode()


def test_a_substitute_has_a_name_and_nothing_typed_is_lost(client, address, invitation):
    typed = {"answer": "substitute", "substitute_name": "", "substitute_email": "jeanne@valmont.example"}
    page = client.post(address, typed).content.decode()
    assert "Indiquez le nom de la personne" in page
    assert "jeanne@valmont.example" in page

    client.post(address, typed | {"substitute_name": "Jeanne Dupré"})
    registration = Registration.objects.get()
    assert (str(registration), registration.email) == ("Jeanne Dupré", "jeanne@valmont.example")


def test_a_full_event_says_so_before_and_after(client, address, invitation):
    Event.objects.update(capacity=0)

    assert "vous met en liste d’attente" in client.get(address).content.decode()
    assert "vous êtes en liste d’attente" in client.post(address, {"answer": "yes"}, follow=True).content.decode()


@pytest.mark.parametrize("state", [EventState.CANCELLED, EventState.POSTPONED])
def test_what_will_not_take_place_asks_nothing(state, client, address, invitation):
    Event.objects.update(state=state)

    page = client.get(address).content.decode()
    assert f"Cet événement est {EventState(state).label}" in page
    assert "Je viens" not in page
    assert "pas de réponse à donner" in client.post(address, {"answer": AnswerKind.YES}).content.decode()


def test_a_link_that_is_withdrawn_late_or_cut_opens_nothing(client, address, invitation, amina, clock_at):
    assert client.get(address[:-5] + "/").status_code == 404
    clock_at((invitation.event.ends_at + timedelta(days=91)).isoformat())
    assert client.get(address).status_code == 410
    clock_at("2024-01-20T09:00")
    invitations.withdraw(invitation, by=amina, now=clock.now())
    response = client.get(address)
    assert (response.status_code, "n’est plus valable" in response.content.decode()) == (410, True)


def test_who_comes_finds_the_way_in_and_who_sends_somebody_does_not_hold_it(client, address, invitation):
    Event.objects.update(video_url="https://visio.example/salle")
    page = client.post(address, {"answer": "yes"}, follow=True)
    own = page.context["own_registration"]
    assert "Voir mon inscription" in page.content.decode()
    assert "Rejoindre la visioconférence" in client.get(urlsplit(own).path).content.decode()

    somebody = {"answer": "substitute", "substitute_name": "Zoé Rivière", "substitute_email": "zoe@ville.example"}
    assert client.post(address, somebody, follow=True).context["own_registration"] == ""
