"""Who comes, at the desk."""

import pytest

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Event, Registration
from faitiere.domains.events.services import registrations
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, SessionFactory

LIST = "/gestion/inscriptions/"
TYPED = {"email": "zoe@valmont.example", "first_name": "Zoé", "last_name": "Petit", "side": "france"}


@pytest.fixture
def event(db):
    return EventFactory(capacity=1)


@pytest.fixture
def anne(event, amina, valmont):
    guest = Guest("Anne", "Martin", "anne@valmont.example", authority=valmont)
    return registrations.register(event, guest, by=amina, now=clock.now())


def test_the_tab_of_an_event_leads_to_its_own_registrations(desk, event, anne):
    SessionFactory()
    response = desk.get(f"/gestion/evenements/{event.pk}/inscriptions/", follow=True)
    assert [row.pk for row in response.context["page_obj"].object_list] == [anne.pk]
    page = response.content.decode()
    assert "1 sur 1" in page
    assert "Un compteur ne correspond pas" not in page


def test_a_counter_that_drifted_is_shown(desk, event, anne):
    Event.objects.filter(pk=event.pk).update(taken=0)
    assert "compteur 0, inscriptions 1" in desk.get(f"{LIST}?event={event.pk}").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [("state=confirmed", 1), ("state=waiting", 0), ("side=partner", 0), ("q=valmont", 1), ("is_override=1", 0)],
)
def test_the_list_keeps_what_is_asked(desk, event, anne, query, found):
    assert desk.get(f"{LIST}?event={event.pk}&{query}").context["paginator"].count == found


def test_the_list_of_a_session_is_who_holds_or_awaits_a_place_in_it(desk, event, anne, amina):
    session = SessionFactory(event=event)
    assert desk.get(f"{LIST}?event={event.pk}&session={session.pk}").context["paginator"].count == 0
    desk.post(f"{LIST}{anne.pk}/sessions/", {"sessions": [session.pk]})
    page = desk.get(f"{LIST}?event={event.pk}&session={session.pk}")
    assert page.context["paginator"].count == 1
    assert session.title in page.content.decode()


def test_somebody_registered_on_their_behalf_waits_unless_staff_grant_a_place_which_is_shown(desk, event, anne, amina):
    page = f"/gestion/evenements/{event.pk}/inscrire/"
    desk.post(page, TYPED)
    desk.post(page, {**TYPED, "email": "yves@valmont.example", "override": "on"})
    zoe, yves = Registration.objects.exclude(pk=anne.pk).order_by("pk")
    assert (zoe.state, zoe.registered_by) == (PlaceState.WAITING, amina)
    assert (yves.state, yves.is_override) == (PlaceState.CONFIRMED, True)
    assert "place accordée en plus" in desk.get(f"{LIST}{yves.pk}/").content.decode()
    told = OutboundMessage.objects.filter(kind="events.registration_registered").values_list("recipient", flat=True)
    assert sorted(told) == ["yves@valmont.example", "zoe@valmont.example"]
    assert "2 sur 1, dont 1 en plus" in desk.get(f"{LIST}?event={event.pk}").content.decode()


def test_a_closed_event_says_how_to_register_all_the_same(desk, event):
    Event.objects.filter(pk=event.pk).update(state="save_the_date")
    form = desk.post(f"/gestion/evenements/{event.pk}/inscrire/", TYPED).context["form"]
    assert "ne sont pas ouvertes" in str(form.errors["override"])
    nameless = desk.post(f"/gestion/evenements/{event.pk}/inscrire/", {"email": "x@y.example", "side": "france"})
    assert "Choisissez une personne connue" in str(nameless.context["form"].errors["last_name"])


def test_a_person_of_the_directory_needs_no_name(desk, event, bernard):
    person = bernard.person.pk
    desk.post(f"/gestion/evenements/{event.pk}/inscrire/", {"email": "b@y.example", "side": "france", "person": person})
    assert str(Registration.objects.get()) == "Bernard Morel"


def test_a_cancelled_registration_lets_the_waiting_list_move(desk, event, anne, verbs):
    desk.post(f"/gestion/evenements/{event.pk}/inscrire/", TYPED)
    desk.post(f"{LIST}{anne.pk}/annuler/")
    anne.refresh_from_db()
    assert anne.state == PlaceState.CANCELLED
    assert Registration.objects.get(email="zoe@valmont.example").state == PlaceState.CONFIRMED
    assert verbs(anne)[0] == "inscription annulée"
    assert OutboundMessage.objects.get(kind="events.registration_cancelled").recipient == anne.email
