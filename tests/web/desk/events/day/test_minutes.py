import pytest

from faitiere.domains.events.choices import EventState, MinutesAccess
from faitiere.domains.events.models import Minutes, MinutesRequest
from faitiere.kernel import clock
from tests.factories.events import EventFactory, RegistrationFactory


@pytest.fixture
def event(db):
    return EventFactory(state=EventState.HELD)


@pytest.fixture
def address(event):
    return f"/gestion/evenements/{event.pk}/compte-rendu/"


def typed(version="", text="Texte", decisions=(), **fields):
    said = {"act": "save", "version": version, "text": text, "access": MinutesAccess.MEMBERS, **fields}
    said |= {"decisions-TOTAL_FORMS": len(decisions), "decisions-INITIAL_FORMS": 0}
    for rank, decision in enumerate(decisions):
        said |= {f"decisions-{rank}-{name}": value for name, value in decision.items()}
    return said


def test_minutes_are_written_from_those_who_came_with_decisions_and_published(desk, address, event, bernard):
    RegistrationFactory(event=event, first_name="Ana", last_name="Ruiz")
    RegistrationFactory(event=event, person=bernard.person)
    assert "- Ana Ruiz" in desk.get(address).content.decode()

    decided = [{"text": "Écrire au ministère", "owner": bernard.person.pk, "due_on": "2024-04-02"}, {"text": ""}]
    desk.post(address, typed(decisions=decided))
    minutes = Minutes.objects.get()
    decision = minutes.decisions.get()
    assert (decision.owner, decision.due_on.isoformat()) == (bernard.person, "2024-04-02")

    desk.post(address, {"act": "publish"})
    desk.post(address, {"act": f"finish:{decision.pk}"})

    minutes.refresh_from_db()
    decision.refresh_from_db()
    assert (minutes.published_at, decision.done_on) == (clock.now(), clock.today())
    assert desk.get(f"{address}releve.pdf").content.startswith(b"%PDF")


def test_two_who_write_at_once_see_both_texts_and_lose_neither(desk, address):
    desk.post(address, typed(text="Début"))
    desk.post(address, typed(version=1, text="Texte de la collègue"))

    refused = desk.post(address, typed(version=1, text="Mon texte", decisions=[{"text": "Ma décision"}]))

    page = refused.content.decode()
    assert all(said in page for said in ("Texte de la collègue", "Mon texte", "Ma décision", "a été modifié pendant"))
    assert Minutes.objects.get().text == "Texte de la collègue"
    desk.post(address, typed(version=refused.context["form"]["version"].value(), text="Les deux"))
    assert Minutes.objects.get().text == "Les deux"


def test_a_refusal_loses_nothing_typed(desk, address):
    page = desk.post(
        address, typed(text="Gardé", recording_url="pas une adresse", decisions=[{"text": "Gardée aussi"}])
    )

    assert page.status_code == 200
    assert "Gardé" in page.content.decode()
    assert "Gardée aussi" in page.content.decode()
    assert not Minutes.objects.exists()


def test_the_next_meeting_is_created_from_the_minutes(desk, address, event):
    desk.post(address, typed())

    answer = desk.post(address, {"act": "next", "next-day": "4 juin 2024", "next-timezone": "Europe/Paris"})

    following = Minutes.objects.get().next_event
    assert (following.title, str(following.when.first_day)) == (event.title, "2024-06-04")
    assert str(following.pk) in answer["Location"]


def test_who_asks_to_read_is_answered_from_there(desk, address, event):
    desk.post(address, typed(access=MinutesAccess.ON_REQUEST))
    asked = MinutesRequest.objects.create(
        minutes=event.minutes, name="Ève Martin", email="eve@ailleurs.example", asked_at=clock.now()
    )
    assert "Ève Martin" in desk.get(address).content.decode()

    desk.post(address, {"act": f"grant:{asked.pk}"})

    asked.refresh_from_db()
    assert asked.is_granted
