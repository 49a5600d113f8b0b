import pytest

from faitiere.domains.events.choices import EventState, Side
from faitiere.domains.events.models import Event, Invitation
from tests.factories.audiences import AudienceFactory
from tests.factories.events import EventFactory
from tests.factories.people import ContactPointFactory


@pytest.fixture
def event(db):
    return EventFactory()


@pytest.fixture
def address(event):
    return f"/gestion/evenements/{event.pk}/invitations/inviter/"


def test_a_group_is_invited_in_one_go_each_with_the_reason(desk, bernard, valdorie):
    event = EventFactory(group=valdorie)
    address = f"/gestion/evenements/{event.pk}/invitations/inviter/"
    assert (
        "Le groupe\u00a0: " in desk.get(address).content.decode() or "Le groupe :" in desk.get(address).content.decode()
    )

    page = desk.post(address, {"group": "on", "side": "france", "lines": ""}, follow=True).content.decode()

    invitation = Invitation.objects.get()
    assert (invitation.person, invitation.why.endswith(str(valdorie))) == (bernard.person, True)
    assert "1 personne ajoutée" in page


def test_pasted_lines_that_name_nobody_stay_in_the_form_and_the_others_are_invited(desk, event, address):
    known = ContactPointFactory(value="jeanne@ville.example")
    lines = "jeanne@ville.example\nNoé Rivière <noe@ailleurs.example>\nMonsieur le Maire"

    page = desk.post(address, {"lines": lines, "side": Side.PARTNER})

    assert {one.person for one in Invitation.objects.filter(side=Side.PARTNER)} == {known.person, None}
    assert page.context["form"]["lines"].value() == "Monsieur le Maire"


def test_nobody_chosen_and_an_event_that_is_over_say_so_and_lose_nothing(desk, event, address):
    page = desk.post(address, {"lines": "", "side": "france"}).content.decode()
    assert "Choisissez au moins une personne" in page

    Event.objects.update(state=EventState.CANCELLED)
    page = desk.post(address, {"lines": "Noé <noe@ailleurs.example>", "side": "france"}).content.decode()
    assert "plus personne à inviter" in page
    assert "noe@ailleurs.example" in page


def test_an_audience_invites_each_with_the_reason_and_remembers_what_it_served_for(desk, address, bernard, verbs):
    audience = AudienceFactory()

    desk.post(address, {"audiences": [audience.pk], "lines": "", "side": "france"})

    invitation = Invitation.objects.get(person=bernard.person)
    assert invitation.why == "maire de Valmont-sur-Loire, adhérente depuis 2020"
    assert verbs(audience) == ["public employé"]
