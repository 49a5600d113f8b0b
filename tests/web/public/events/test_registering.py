"""Registering through the public form."""

import pytest

from faitiere.domains.events.choices import EventAudience, EventFormat, EventState, PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.questionnaires.choices import QuestionKind
from faitiere.domains.territories.services import words
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.questionnaires import FormFactory, QuestionFactory
from tests.factories.territories import AuthorityFactory

pytestmark = pytest.mark.django_db

ZOE = {"first_name": "Zoé", "last_name": "Rivière", "email": "zoe@rivecourt.example"}


@pytest.fixture
def event():
    return EventFactory(slug="atelier-eau", title="Atelier de l’eau")


@pytest.fixture
def found(valmont, rivecourt):
    """Make the towns found by their names, as the register does when it is loaded."""
    words.rebuild([valmont.pk, rivecourt.pk])


def path(event):
    return f"/agenda/{event.slug}/inscription/"


def test_somebody_registers_and_is_written_to(client, event):
    workshop = SessionFactory(event=event, capacity=1)

    response = client.post(path(event), ZOE | {"sessions": [workshop.pk]}, follow=True)

    assert "regardez vos messages" in response.content.decode()
    registration = Registration.objects.get()
    assert (str(registration), registration.state) == ("Zoé Rivière", PlaceState.CONFIRMED)
    assert registration.places.get().session == workshop
    assert OutboundMessage.objects.get().recipient == ZOE["email"]


def test_a_stranger_learns_nothing_from_registering_a_known_address(client, event):
    first = client.post(path(event), ZOE, follow=True)
    again = client.post(path(event), ZOE | {"first_name": "Quelqu’un", "email": "ZOE@rivecourt.example"}, follow=True)

    assert (again.content, again.redirect_chain) == (first.content, first.redirect_chain)
    assert Registration.objects.get().first_name == "Zoé"
    kinds = OutboundMessage.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["events.registration_registered", "events.registration_recalled"]


def test_the_waiting_list_is_said_before(client, event):
    event.capacity = event.taken = 1
    event.save()
    SessionFactory(event=event, title="Atelier plein", capacity=2, taken=2)

    page = client.get(path(event)).content.decode().replace("\xa0", " ")

    assert "Cet événement est complet" in page
    assert "M’inscrire sur la liste d’attente" in page
    box = page[page.index("Mercredi 20 mars 2024</p>") :]
    assert box.index("9 h") < box.index("Atelier plein") < box.index("complet : liste d’attente")


@pytest.mark.parametrize(
    ("state", "said"), [(EventState.SAVE_THE_DATE, "pas encore ouvertes"), (EventState.CANCELLED, None)]
)
def test_a_closed_event_says_why(client, event, state, said):
    event.state = state
    event.save()

    response = client.post(path(event), ZOE)

    assert response.status_code == (200 if said else 404)  # cancelled before anybody heard of it: unknown
    assert said is None or said in response.content.decode()
    assert not Registration.objects.exists()


def test_an_event_for_members_asks_which_authority_and_checks_it(client, event, valmont, rivecourt, chloe, found):
    event.audience = EventAudience.MEMBERS
    event.save()

    refused = client.post(path(event), ZOE | {"town": rivecourt.name}).content.decode()
    assert "pas adhérente aujourd’hui" in refused
    assert 'value="Zoé"' in refused
    assert "data-error-summary" in client.post(path(event), ZOE).content.decode()

    unknown = client.post(path(event), ZOE | {"town": valmont.name}).content.decode()
    assert "n’est pas connue pour Valmont" in unknown
    client.post(path(event), ZOE | {"town": valmont.name, "email": "zoe@valmont-sur-loire.example"})
    assert Registration.objects.get().authority == valmont


def test_namesakes_are_offered_as_a_choice(client, event):
    one, other = AuthorityFactory(name="Saint-Doré"), AuthorityFactory(name="Saint-Doré")
    words.rebuild([one.pk, other.pk])

    page = client.post(path(event), ZOE | {"town": "saint dore"}).content.decode()
    assert "Plusieurs collectivités portent ce nom" in page
    assert page.count('name="which_town"') == 2

    client.post(path(event), ZOE | {"town": "saint dore", "which_town": other.pk})
    assert Registration.objects.get().authority == other
    assert one != other


def test_an_unknown_name_loses_nothing_typed(client, event):
    page = client.post(path(event), ZOE | {"town": "Nullepart"}).content.decode()

    assert "Aucune collectivité ne porte ce nom" in page
    assert 'value="Nullepart"' in page


def test_suggestions_answer_from_two_letters(client, found):
    assert "Valmont-sur-Loire" in client.get("/collectivites/proposees/?town=valm").content.decode()
    assert "option" not in client.get("/collectivites/proposees/?town=v").content.decode()


def test_extra_questions_follow_the_answers_without_javascript(client, event):
    event.form = FormFactory()
    event.save()
    meal = QuestionFactory(form=event.form, key="repas", kind=QuestionKind.YES_NO, is_required=True)
    QuestionFactory(
        form=event.form, key="regime", label="Quel régime ?", shown_if=meal, shown_value="oui", is_required=True
    )

    assert "Quel régime" not in client.get(path(event)).content.decode()
    redrawn = client.post(path(event), ZOE | {"q-repas": "oui", "actualiser": "1"}).content.decode()
    assert "Quel régime" in redrawn
    assert "data-error-summary" not in redrawn
    missing = client.post(path(event), ZOE | {"q-repas": "oui"}).content.decode()
    assert "data-error-summary" in missing

    client.post(path(event), ZOE | {"q-repas": "oui", "q-regime": "végétarien"})
    answers = Registration.objects.get().responses.answers
    assert list(answers.values_list("question__key", "value")) == [("repas", True), ("regime", "végétarien")]


def test_a_robot_is_thanked_and_not_registered(client, event):
    response = client.post(path(event), ZOE | {"courriel_bis": "spam"})

    assert response.status_code == 302
    assert not Registration.objects.exists()


def test_two_sessions_at_once_are_refused_with_their_names(client, event):
    both = [SessionFactory(event=event, title=title) for title in ("Climat", "Jeunesse")]

    page = client.post(path(event), ZOE | {"sessions": [one.pk for one in both]}).content.decode()

    assert "ont lieu en même temps" in page
    assert page.count("checked") == 2


def test_an_online_event_does_not_ask_what_people_eat(client, event):
    event.format = EventFormat.ONLINE
    event.save()

    assert "régime" not in client.get(path(event)).content.decode()


def test_the_page_of_a_reserved_event_shows_no_place_and_no_session_to_whom_it_is_not_for(client, event):
    event.audience, event.place = EventAudience.MEMBERS, "Salle secrète"
    event.save()
    SessionFactory(event=event, title="Huis clos")

    page = client.get(path(event)).content.decode()

    assert "Salle secrète" not in page
    assert "Huis clos" not in page


def test_the_page_of_an_open_event_leads_to_the_form(client, event):
    assert f'href="{path(event)}"' in client.get(f"/agenda/{event.slug}/").content.decode()


@pytest.mark.parametrize("name", ["Gagnez https://pub.example", "www.pub.example", "Zoé\r\nBcc: x", "<b>Zoé</b>"])
def test_no_stranger_makes_the_network_carry_an_advertisement(client, event, name):
    page = client.post(path(event), ZOE | {"first_name": name}).content.decode()

    assert "Un nom ne contient pas d’adresse" in page
    assert not OutboundMessage.objects.exists()
