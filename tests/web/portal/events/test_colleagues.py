"""Registering several colleagues at once."""

import pytest

from faitiere.domains.events.choices import EventAudience, PlaceState
from faitiere.domains.events.models import Registration
from faitiere.domains.questionnaires.choices import QuestionKind
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.questionnaires import FormFactory, QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(slug="rencontres", audience=EventAudience.MEMBERS)


PAGE = "/espace/evenements/rencontres/collegues/"


def row(rank, name, **more):
    said = {"first_name": name, "last_name": "Morel", "email": f"{name.lower()}@valmont.example"} | more
    return {f"p{rank}-{key}": value for key, value in said.items()}


def post(client, town, *rows, **more):
    data = {"rangs": str(len(rows)), "authority": town.pk} | more
    for one in rows:
        data |= one
    return client.post(PAGE, data, follow=True)


def test_chloe_registers_two_colleagues_to_workshops_and_follows_them(client_of, chloe, valmont, event):
    full = SessionFactory(event=event, title="Climat", capacity=0)
    free = SessionFactory(event=event, title="Jeunesse")

    page = post(
        client_of(chloe), valmont, row(0, "Ada", sessions=[full.pk]), row(1, "Lou", sessions=[free.pk])
    ).content.decode()

    found = Registration.objects.order_by("first_name")
    assert [(one.first_name, one.registered_by, one.authority) for one in found] == [
        ("Ada", chloe, valmont),
        ("Lou", chloe, valmont),
    ]
    assert [one.places.get().state for one in found] == [PlaceState.WAITING, PlaceState.CONFIRMED]
    assert page.count("Modifier ou annuler") == 2
    assert "Climat (en liste d’attente)" in page
    assert OutboundMessage.objects.count() == 2


def test_a_refusal_registers_nobody_and_loses_nothing(client_of, chloe, valmont, event):
    event.quota = 1
    event.save()

    page = post(client_of(chloe), valmont, row(0, "Ada"), row(1, "Lou")).content.decode()

    assert "le nombre prévu par collectivité" in page
    assert 'value="lou@valmont.example"' in page
    assert not Registration.objects.exists()


def test_an_empty_row_is_nobody_and_one_more_can_be_asked_for(client_of, chloe, valmont, event):
    client = client_of(chloe)

    grown = post(client, valmont, row(0, "Ada"), ajouter="1").content.decode()
    assert "Personne 2" in grown
    assert "data-error-summary" not in grown
    assert 'value="Ada"' in grown

    post(client, valmont, row(0, "Ada"), row(1, "", last_name="", email=""))
    assert Registration.objects.get().first_name == "Ada"


def test_each_colleague_answers_the_questions(client_of, chloe, valmont, event):
    event.form = FormFactory()
    event.save()
    QuestionFactory(form=event.form, key="repas", kind=QuestionKind.YES_NO, is_required=True)
    client = client_of(chloe)

    assert "data-error-summary" not in client.get(PAGE).content.decode()
    post(client, valmont, row(0, "Ada"))
    assert not Registration.objects.exists()
    post(client, valmont, row(0, "Ada"), **{"q0-repas": "non"})
    assert Registration.objects.get().responses.answers.get().value is False


def test_nobody_registers_for_an_authority_that_is_not_theirs(client_of, chloe, rivecourt, event):
    post(client_of(chloe), rivecourt, row(0, "Ada"))

    assert not Registration.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("bernard", 200), ("denis", 404), ("eve", 403)])
def test_an_event_of_members_is_for_members(name, status, client_of, event, request):
    assert client_of(request.getfixturevalue(name)).get(PAGE).status_code == status


def test_others_of_the_authority_are_seen_but_not_changed(client_of, chloe, bernard, valmont, event):
    post(client_of(chloe), valmont, row(0, "Ada"))

    page = client_of(bernard).get(PAGE).content.decode()

    assert "Ada Morel" in page
    assert "Modifier ou annuler" not in page
