"""The page of a post, by plain forms and by what a phone sends."""

import json
import uuid
from datetime import timedelta

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import CheckIn, Event
from faitiere.domains.events.queries import addresses
from faitiere.domains.events.services.day import door_passes
from faitiere.kernel import clock, signing
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def door_pass(amina):
    return door_passes.open_post(EventFactory(capacity=3), "Porte A", by=amina, now=clock.now())


@pytest.fixture
def address(door_pass) -> str:
    return "/accueil" + addresses.door(door_pass).partition("/accueil")[2]


def send(client, address, **batch):
    return client.post(f"{address}envoi/", json.dumps(batch), content_type="application/json")


def test_whoever_holds_the_link_sees_who_is_expected_and_lets_them_in(client, door_pass, address):
    one = RegistrationFactory(event=door_pass.event, last_name="Élysée")
    RegistrationFactory(event=door_pass.event, last_name="Autre")

    page = client.get(address, {"q": "elysee"}).content.decode()
    assert "Élysée" in page
    assert "Autre" not in page
    answer = client.post(f"{address}passages/", {"registration": one.pk}, follow=True)

    assert "Entrée enregistrée" in answer.content.decode()
    assert one.check_ins.get().terminal == "Porte A"


def test_a_session_is_entered_apart(client, door_pass, address):
    one, workshop = RegistrationFactory(event=door_pass.event), SessionFactory(event=door_pass.event)

    client.post(f"{address}passages/", {"registration": one.pk, "session": workshop.pk})

    assert one.check_ins.get().session == workshop
    assert "entrée à" in client.get(address, {"session": workshop.pk}).content.decode()
    assert "entrée à" not in client.get(address).content.decode()


def test_somebody_who_did_not_register_is_let_in_and_a_full_event_keeps_what_was_typed(client, door_pass, address):
    typed = {"last_name": "Sansbillet", "first_name": "Léo", "organization": "Les ponts"}
    scan = str(uuid.uuid4())
    for _ in range(2):
        client.post(f"{address}passages/", typed | {"scan": scan})
    come = door_pass.event.registrations.get()
    assert (come.organization_name, come.is_walk_in, come.check_ins.count()) == ("Les ponts", True, 1)

    Event.objects.update(capacity=1)
    refused = client.post(f"{address}passages/", typed | {"last_name": "Trop"})

    assert refused.status_code == 422
    assert "est complet" in refused.content.decode()
    assert 'value="Les ponts"' in refused.content.decode()


def test_what_a_phone_saw_is_kept_once_and_the_list_comes_back(client, door_pass, address):
    one = RegistrationFactory(event=door_pass.event)
    passage = {"scan": str(uuid.uuid4()), "registration": one.pk, "ago": 600}
    arrival = {"scan": str(uuid.uuid4()), "last_name": "Sansbillet", "email": "leo@ponts.example", "ago": 30}

    first = send(client, address, passages=[passage], arrivals=[arrival]).json()
    again = send(client, address, passages=[passage], arrivals=[arrival]).json()

    assert (first["refused"], again["refused"]) == ([], [])
    assert CheckIn.objects.count() == 2
    assert one.check_ins.get().at == clock.now() - timedelta(seconds=600)
    assert {person["last_name"]: len(person["came"]) for person in again["list"]["people"]} == {
        one.last_name: 1,
        "Sansbillet": 1,
    }


def test_what_cannot_be_taken_is_said_and_the_rest_is_kept(client, door_pass, address):
    Event.objects.update(capacity=0)
    stranger = {"scan": str(uuid.uuid4()), "registration": RegistrationFactory().pk}
    full = {"scan": str(uuid.uuid4()), "last_name": "Trop"}
    waits = RegistrationFactory(event=door_pass.event, state=PlaceState.WAITING)

    told = send(
        client,
        address,
        passages=[stranger, {"scan": str(uuid.uuid4()), "registration": waits.pk}],
        arrivals=[full],
    ).json()

    assert {one["scan"] for one in told["refused"]} == {stranger["scan"], full["scan"]}
    assert waits.check_ins.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        '{"passages": [{}]}',
        '{"passages": [{"scan": "x"}]}',
        '{"passages": 3}',
        '{"passages": [{"scan": "7d0f8f4e-1111-4c1f-9d7a-000000000001", "registration": 1e30}]}',
        '{"passages": [{"scan": "7d0f8f4e-1111-4c1f-9d7a-000000000001", "session": -1}]}',
        '{"passages": [{"scan": "7d0f8f4e-1111-4c1f-9d7a-000000000001", "ago": NaN}]}',
        "[" * 100_000,
    ],
)
def test_what_is_not_a_batch_is_refused_without_a_broken_page(client, address, body):
    assert client.post(f"{address}envoi/", body, content_type="application/json").status_code == 400


def test_what_a_phone_forges_stops_nobody_else(client, door_pass, address):
    elsewhere, workshop = RegistrationFactory(), SessionFactory()
    taken = {"scan": str(uuid.uuid4()), "last_name": "Déjàvu"}
    CheckIn.objects.create(registration=elsewhere, scan=taken["scan"], at=clock.now())
    foreign = {"scan": str(uuid.uuid4()), "last_name": "Ailleurs", "session": workshop.pk}
    nowhere = {"scan": str(uuid.uuid4()), "last_name": "Nulle part", "session": 999_999}
    odd = {"scan": str(uuid.uuid4()), "last_name": "Zo\x00é \ud800\r\nBcc: x", "email": "a@b.example,c@d.example"}

    told = send(client, address, arrivals=[taken, foreign, nowhere, odd]).json()

    assert {one["scan"] for one in told["refused"]} == {taken["scan"], foreign["scan"], nowhere["scan"]}
    come = door_pass.event.registrations.get()
    assert (come.last_name, come.email) == ("Zo é Bcc: x", "")


def test_a_closed_post_opens_nothing_and_says_so_to_the_phone(client, door_pass, address, amina):
    door_passes.withdraw(door_pass, by=amina, now=clock.now())

    for path in ("", "liste.json", "veille.js"):
        assert client.get(address + path).status_code == 410
    assert send(client, address).status_code == 410
    assert client.get("/accueil/nimporte/").status_code == 404


def test_the_list_lasts_as_long_as_the_post_and_is_kept_by_no_proxy(client, door_pass, address):
    answer = client.get(f"{address}liste.json")

    assert answer.json()["expires_in"] == (door_pass.expires_at - clock.now()).total_seconds()
    assert "no-store" in answer["Cache-Control"]


def test_the_service_worker_keeps_the_page_of_one_post_and_files_that_exist(client, address, settings):
    from django.contrib.staticfiles import finders

    script = client.get(f"{address}veille.js")

    assert script["Content-Type"].startswith("text/javascript")
    kept = [part for part in script.content.decode().replace("\\u002D", "-").split('"') if part.startswith("/static/")]
    assert len(kept) > 8
    assert [path for path in kept if not finders.find(path.removeprefix("/static/"))] == []


def test_the_list_costs_as_many_queries_with_one_as_with_three(client, door_pass, address, django_assert_num_queries):
    RegistrationFactory(event=door_pass.event)
    with django_assert_num_queries(5):
        client.get(address)
    RegistrationFactory(event=door_pass.event)
    RegistrationFactory(event=door_pass.event)
    with django_assert_num_queries(5):
        client.get(address)


def test_a_link_made_for_another_purpose_opens_no_door(client, door_pass):
    other = signing.make("events.registration", door_pass.nonce, now=clock.now(), lifetime=timedelta(days=1))

    assert client.get(f"/accueil/{other}/").status_code == 404
